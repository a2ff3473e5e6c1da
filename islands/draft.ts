/** `<viva-draft>`: keeps an unfinished program on the server. */
import { VivaDraft } from './elements/viva-draft'

customElements.define('viva-draft', VivaDraft)
