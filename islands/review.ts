/** `<viva-review>`: a prompt, its answer, and how it went. */
import { VivaReview } from './elements/viva-review'

customElements.define('viva-review', VivaReview)
