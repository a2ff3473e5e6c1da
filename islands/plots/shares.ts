import { barX, text } from '@observablehq/plot'
import { ACCENT, type Frame, framed, INK, percent } from './frame'
import { number, type Row } from './rows'

const ROW = 30 // pixels
const share = number('share')

/** A bar for the `share` of each row. */
export function shares(rows: readonly Row[], frame: Frame): Element {
  const all = [...rows]
  return framed(frame, {
    height: ROW * rows.length + 8,
    marginLeft: 56,
    marginRight: 44,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, Math.max(...all.map(share))], axis: null },
    y: { domain: all.map(row => row.name), label: null, tickSize: 0 },
    marks: [
      barX(all, { y: 'name', x: share, fill: ACCENT, insetTop: 2, insetBottom: 2 }),
      text(all, {
        y: 'name',
        x: share,
        text: row => percent(share(row)),
        dx: 6,
        textAnchor: 'start',
        fill: INK,
      }),
    ],
  })
}
