import { calibration } from '../plots/calibration'
import { curve } from '../plots/curve'
import { ranges } from '../plots/ranges'
import { type Row, rowsOf } from '../plots/rows'
import { shares } from '../plots/shares'
import { stack } from '../plots/stack'

const DRAWINGS = { calibration, curve, ranges, shares, stack }
type Kind = keyof typeof DRAWINGS

/**
 * A picture of the numbers in the table inside it, drawn above that table.
 *
 *     <viva-plot kind="curve" label="Expected score against minutes a day"><table>… <data value="0.31" data-as="score">31 %</data> …</table></viva-plot>
 *
 * Without a script the table stands alone. The picture is as wide as its place and is drawn again when that changes;
 * its colours are variables of the theme, which need no drawing.
 */
export class VivaPlot extends HTMLElement {
  private readonly picture = document.createElement('div')
  private readonly watcher = new ResizeObserver(() => this.draw())
  private rows: readonly Row[] = []
  private drawn = 0 // pixels

  connectedCallback(): void {
    this.rows = rowsOf(this)
    this.picture.className = 'picture'
    this.prepend(this.picture)
    this.watcher.observe(this.picture)
  }

  disconnectedCallback(): void {
    this.watcher.disconnect()
    this.picture.remove()
    this.drawn = 0
  }

  private draw(): void {
    const width = Math.floor(this.picture.clientWidth)
    if (width === this.drawn || width === 0 || !this.rows.length) return
    this.drawn = width
    this.picture.replaceChildren(DRAWINGS[this.kind](this.rows, { width, label: this.label }))
  }

  private get kind(): Kind {
    const wanted = this.getAttribute('kind') ?? ''
    if (wanted in DRAWINGS) return wanted as Kind
    throw new Error(`<viva-plot kind="${wanted}">: the kinds are ${Object.keys(DRAWINGS).join(', ')}`)
  }

  private get label(): string {
    return this.getAttribute('label') ?? ''
  }
}
