/** `<viva-snippet>`: a block of a lesson that can be copied, edited and run. */
import { VivaSnippet } from './elements/viva-snippet'

customElements.define('viva-snippet', VivaSnippet)
