/** Formulas that are wider than their place scroll; a keyboard has to reach those, and only those. */

const FORMULAS = '.katex-display'

/** Looks at every formula now, when the fonts are there, and whenever the width changes. */
export function makeWideFormulasReachable(): void {
  reach()
  document.fonts.ready.then(reach)
  window.addEventListener('resize', reach)
  document.addEventListener('toggle', reach, true) // what was closed had no width
}

function reach(): void {
  for (const formula of document.querySelectorAll<HTMLElement>(FORMULAS)) {
    const scrolls =
      formula.scrollWidth > formula.clientWidth && getComputedStyle(formula).overflowX !== 'visible'
    if (!scrolls) {
      if (formula.dataset.wide) formula.removeAttribute('tabindex')
      continue
    }
    formula.dataset.wide = 'yes'
    formula.tabIndex = 0
    formula.setAttribute('role', 'group')
    formula.setAttribute('aria-label', 'Formula')
  }
}
