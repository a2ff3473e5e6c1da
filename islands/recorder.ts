/** `<viva-recorder>`: records an answer that is said aloud. */
import { VivaRecorder } from './elements/viva-recorder'

customElements.define('viva-recorder', VivaRecorder)
