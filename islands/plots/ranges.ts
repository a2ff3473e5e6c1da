import { dot, gridX, ruleY, text, tickX } from '@observablehq/plot'
import { ACCENT, type Frame, framed, GRID, GROUND, INK, percent, QUARTERS } from './frame'
import { number, type Row } from './rows'

const ROW = 40 // pixels
const TICK = 10
const [low, mean, high] = [number('low'), number('mean'), number('high')]

/** A line from `low` to `high` for each row, with a dot at `mean`, under its name. */
export function ranges(rows: readonly Row[], frame: Frame): Element {
  const all = [...rows]
  const end = { y: 'name', stroke: ACCENT, strokeWidth: 2.5, inset: (ROW - TICK) / 2 }
  const words = { y: 'name', dy: -16, fill: INK }
  return framed(frame, {
    height: ROW * all.length + 56,
    marginLeft: 8,
    marginRight: 20,
    marginTop: 14,
    marginBottom: 42,
    x: {
      domain: [0, 1],
      ticks: QUARTERS,
      tickFormat: percent,
      label: 'expected score',
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: { domain: all.map(row => row.name), axis: null, padding: 0 },
    marks: [
      gridX(QUARTERS, GRID),
      ruleY(all, { y: 'name', x1: low, x2: high, stroke: ACCENT, strokeWidth: 2.5 }),
      tickX(all, { ...end, x: low }),
      tickX(all, { ...end, x: high }),
      dot(all, { y: 'name', x: mean, r: 5, fill: ACCENT, stroke: GROUND, strokeWidth: 1.5 }),
      text(all, { ...words, x: 0, text: 'name', textAnchor: 'start' }),
      text(all, { ...words, x: 1, text: row => percent(mean(row)), textAnchor: 'end' }),
    ],
  })
}
