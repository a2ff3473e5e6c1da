/** `<viva-plot>`: the numbers of a table as a picture. */
import { VivaPlot } from './elements/viva-plot'

customElements.define('viva-plot', VivaPlot)
