import { type PlotOptions, plot } from '@observablehq/plot'

export interface Frame {
  readonly width: number // pixels
  readonly label: string // what the picture is, for who does not see it
}

export const INK = 'var(--text)'
export const QUIET = 'var(--muted)'
export const GROUND = 'var(--surface)'
export const ACCENT = 'var(--accent)'

export const GRID = { stroke: 'var(--border)', strokeOpacity: 0.6 } as const
export const QUARTERS = [0, 0.25, 0.5, 0.75, 1] // where the axis of a share has its marks

/** A picture with a name of its own, in the letters and colours of the page. */
export function framed(frame: Frame, options: PlotOptions): Element {
  const picture = plot({
    ...options,
    width: frame.width,
    style: { fontFamily: 'inherit', fontSize: '12px', background: 'none', color: QUIET, overflow: 'visible' },
  })
  // Plot names the parts of a picture, and what is inside an image has no name of its own.
  for (const part of picture.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  picture.setAttribute('role', 'img')
  picture.setAttribute('aria-label', frame.label)
  return picture
}

/** `0.314` is "31 %". */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
