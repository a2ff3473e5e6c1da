const SVG = 'http://www.w3.org/2000/svg'
const SIDE = 8 // pixels of a tile

/** What is drawn over the colour of each part, so that none is told by its colour alone. */
const DRAWN = ['', 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4', 'M2,2 h1 M6,6 h1', 'M0,4 h8', 'M4,0 v8 M0,4 h8']

export interface Textures {
  readonly names: string[] // as fills
  readonly definitions: SVGElement
}

let made = 0 // ids are the whole page's

/** As many fills as there are parts, and the element that has to stand in the picture that uses them. */
export function patterns(count: number): Textures {
  const definitions = element('defs', {})
  const names = Array.from({ length: count }, (_, place) => {
    const id = `texture-${made++}`
    definitions.append(pattern(id, place))
    return `url(#${id})`
  })
  return { names, definitions }
}

/** Which fill is which part. Its swatches are filled from the picture beside it. */
export function legend(parts: readonly string[], names: readonly string[]): HTMLElement {
  const list = document.createElement('ul')
  list.className = 'legend'
  list.append(...parts.map((part, place) => entry(part, names[place] ?? 'none')))
  return list
}

function entry(part: string, fill: string): HTMLElement {
  const item = document.createElement('li')
  const swatch = element('svg', { width: '18', height: '14', 'aria-hidden': 'true' })
  swatch.append(element('rect', { width: '18', height: '14', fill }))
  item.append(swatch, ` ${part}`)
  return item
}

function pattern(id: string, place: number): SVGElement {
  const tile = element('pattern', { id, width: `${SIDE}`, height: `${SIDE}`, patternUnits: 'userSpaceOnUse' })
  const colour = `var(--series-${1 + (place % DRAWN.length)})`
  tile.append(
    element('rect', { width: `${SIDE}`, height: `${SIDE}`, fill: colour }),
    element('path', {
      d: DRAWN[place % DRAWN.length] ?? '',
      stroke: 'var(--surface)',
      'stroke-width': '1.5',
      fill: 'none',
    }),
  )
  return tile
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  return made
}
