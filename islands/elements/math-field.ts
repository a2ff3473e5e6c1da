import { MathfieldElement } from 'mathlive'

const WORDS = `alpha beta gamma delta epsilon varepsilon zeta theta vartheta kappa lambda sigma omega
  Gamma Delta Theta Lambda Sigma Phi Psi Omega nabla partial infty times cdot odot otimes le ge ne approx propto
  sin cos tan sinh cosh tanh exp log ln max min det arg`.split(/\s+/)
const AFTER_NO_LETTER = 'nothing+digit+function+frac+surd+binop+relop+punct+array+openfence+closefence+space'

/** What typed words become. Not MathLive's own list: that writes commands which no derivation knows. */
const SHORTCUTS = {
  ...Object.fromEntries(WORDS.map(word => [word, `\\${word}`])),
  ...Object.fromEntries(
    ['eta', 'mu', 'nu', 'xi', 'pi', 'rho', 'tau', 'phi', 'psi', 'chi'].map(word => [
      word,
      { after: AFTER_NO_LETTER, value: `\\${word}` },
    ]),
  ),
  grad: '\\nabla',
  inf: '\\infty',
  sum: '\\sum',
  prod: '\\prod',
  int: '\\int',
  sqrt: '\\sqrt{#?}',
  hat: '\\hat{#?}',
  bar: '\\bar{#?}',
  tr: '\\operatorname{tr}',
  diag: '\\operatorname{diag}',
  softmax: '\\operatorname{softmax}',
  sign: '\\operatorname{sign}',
  Var: '\\operatorname{Var}',
  Cov: '\\operatorname{Cov}',
  EE: '\\mathbb{E}',
  const: '\\text{const}',
  '<=': '\\le',
  '>=': '\\ge',
  '!=': '\\ne',
  '||': '\\Vert',
  '->': '\\to',
  '*': '\\cdot',
} as const

/** A field for one line of mathematics that asks no other host for anything. */
export function mathField(): MathfieldElement {
  MathfieldElement.fontsDirectory = null // the page's own styles bring the same fonts
  MathfieldElement.soundsDirectory = null
  MathfieldElement.computeEngine = null // else a copy from another host would be asked for
  const field = new MathfieldElement()
  field.addEventListener('mount', () => {
    field.inlineShortcuts = SHORTCUTS
    field.inlineShortcutTimeout = 0
    field.menuItems = []
    field.mathVirtualKeyboardPolicy = 'manual' // there for who wants it, never over the page by itself
    field.smartMode = false
    field.smartFence = false
    field.removeExtraneousParentheses = false
  })
  return field
}

/** The LaTeX of a field in one line, without the boxes that wait to be filled. */
export function latexOf(field: MathfieldElement): string {
  return field
    .getValue('latex')
    .replaceAll(/\\placeholder(\[[^\]]*\])?\{\}/g, '{}')
    .replaceAll(/\\exponentialE\b/g, 'e ')
    .replaceAll(/\\differentialD\b/g, 'd ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
