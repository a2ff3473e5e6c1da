/** `<viva-lines>`: lines of mathematics, checked one by one. */
import { VivaLines } from './elements/viva-lines'

customElements.define('viva-lines', VivaLines)
