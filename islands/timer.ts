/** `<viva-timer>`: the clock of a problem. */
import { VivaTimer } from './elements/viva-timer'

customElements.define('viva-timer', VivaTimer)
