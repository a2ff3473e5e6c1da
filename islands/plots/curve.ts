import { dot, gridX, gridY, line, ruleX, text } from '@observablehq/plot'
import { ACCENT, type Frame, framed, GRID, GROUND, INK, percent, QUARTERS } from './frame'
import { number, type Row } from './rows'

const HEIGHT = 280 // pixels
const [minutes, score] = [number('minutes'), number('score')]

/** `score` against `minutes`, with a dashed line and words of its own at the row that is the learner's. */
export function curve(rows: readonly Row[], frame: Frame): Element {
  const all = [...rows]
  const own = all.filter(row => row.marked)
  const most = Math.max(...all.map(minutes))
  const place = { x: minutes, y: score }
  const words = {
    ...place,
    text: (row: Row) => `yours: ${percent(score(row))}`,
    dy: 18,
    fill: INK,
    stroke: GROUND,
    strokeWidth: 4,
    fontWeight: 600,
  }
  const early = (row: Row) => minutes(row) < most / 2
  return framed(frame, {
    height: HEIGHT,
    marginTop: 32,
    marginLeft: 48,
    marginRight: 16,
    marginBottom: 42,
    x: { domain: [0, most], ticks: 6, label: 'minutes a day', labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, 1], ticks: QUARTERS, tickFormat: percent, label: 'expected score', labelArrow: 'none' },
    marks: [
      gridX({ ...GRID, ticks: 6 }),
      gridY(QUARTERS, GRID),
      ruleX(own, { x: minutes, stroke: INK, strokeDasharray: '4 4' }),
      line(all, { ...place, stroke: ACCENT, strokeWidth: 2 }),
      dot(all, { ...place, r: 3.5, fill: ACCENT }),
      dot(own, { ...place, r: 7, fill: ACCENT, stroke: GROUND, strokeWidth: 2 }),
      text(own.filter(early), { ...words, dx: 8, textAnchor: 'start' }),
      text(
        own.filter(row => !early(row)),
        { ...words, dx: -8, textAnchor: 'end' },
      ),
    ],
  })
}
