import { barY, gridY, ruleY } from '@observablehq/plot'
import { type Frame, framed, GRID, GROUND, QUIET } from './frame'
import { number, type Row } from './rows'
import { legend, patterns } from './textures'

const HEIGHT = 260 // pixels
const NARROWEST = 52 // pixels that the name of a column takes

/** A column of each row's numbers, one on the other, each with a colour and a texture of its own. */
export function stack(rows: readonly Row[], frame: Frame): Element {
  const parts = [...new Set(rows.flatMap(row => [...row.numbers.keys()]))]
  const cells = rows.flatMap(row => parts.map(part => ({ name: row.name, part, amount: number(part)(row) })))
  const fills = patterns(parts.length)
  const every = Math.ceil((rows.length * NARROWEST) / (frame.width - 48))
  const picture = framed(frame, {
    height: HEIGHT,
    marginTop: 32,
    marginLeft: 40,
    marginRight: 8,
    marginBottom: 34,
    x: {
      domain: rows.map(row => row.name),
      label: null,
      ticks: rows.map(row => row.name).filter((_, n) => (rows.length - 1 - n) % every === 0),
      tickSize: 0,
    },
    y: { label: 'minutes', labelArrow: 'none', ticks: 4, nice: true },
    color: { domain: parts, range: fills.names },
    marks: [
      gridY({ ...GRID, ticks: 4 }),
      barY(cells, { x: 'name', y: 'amount', fill: 'part', stroke: GROUND, strokeWidth: 1 }),
      ruleY([0], { stroke: QUIET }),
    ],
  })
  picture.prepend(fills.definitions)
  const place = document.createElement('div')
  place.append(legend(parts, fills.names), picture)
  return place
}
