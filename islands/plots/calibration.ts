import { dot, gridX, gridY, line, ruleX, text } from '@observablehq/plot'
import { ACCENT, type Frame, framed, GRID, GROUND, INK, percent, QUARTERS, QUIET } from './frame'
import { number, type Row } from './rows'

const WIDEST = 420 // pixels; the picture is a square
const said = number('said')
const happened = number('happened')
const low = number('low')
const high = number('high')
const count = number('count')

/** What `happened`, from `low` to `high`, against what was `said` of it; the larger a dot, the more often. */
export function calibration(rows: readonly Row[], frame: Frame): Element {
  const all = [...rows]
  const width = Math.min(frame.width, WIDEST)
  const axis = { domain: [0, 1], ticks: QUARTERS, tickFormat: percent, labelArrow: 'none' } as const
  return framed(
    { ...frame, width },
    {
      height: width,
      marginTop: 32,
      marginLeft: 48,
      marginRight: 20,
      marginBottom: 42,
      x: { ...axis, label: 'predicted', labelAnchor: 'center' },
      y: { ...axis, label: 'what happened' },
      r: { type: 'sqrt', domain: [0, Math.max(...all.map(count))], range: [3, 9] },
      marks: [
        gridX(QUARTERS, GRID),
        gridY(QUARTERS, GRID),
        line([0, 1], { x: each => each, y: each => each, stroke: QUIET, strokeDasharray: '6 4' }),
        text([0.08], { x: each => each, y: each => each, text: () => 'as predicted', ...ON_THE_LINE }),
        ruleX(all, { x: said, y1: low, y2: high, stroke: INK, strokeWidth: 1.5 }),
        dot(all, { x: said, y: happened, r: count, fill: ACCENT, stroke: GROUND }),
      ],
    },
  )
}

const ON_THE_LINE = { rotate: -45, dx: -6, dy: -6, textAnchor: 'start', fill: QUIET } as const
