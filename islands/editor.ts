/** `<viva-editor>`: a code editor over a textarea. */
import { VivaEditor } from './elements/viva-editor'

customElements.define('viva-editor', VivaEditor)
