import type { MathfieldElement } from 'mathlive'
import { latexOf, mathField } from './math-field'

/** The two ways to write a line. */
export type Part = 'field' | 'source'

export interface RowEvents {
  edited(row: LineRow): void
  entered(row: LineRow): void
  movedOut(row: LineRow, step: -1 | 1): void
  focused(row: LineRow): void
}

const TONES = ['good', 'bad', 'warn', 'quiet']

/** One line: mathematics, its LaTeX, and what was said of it. The LaTeX is what counts; the field shows it. */
export class LineRow {
  readonly element = document.createElement('li')
  private readonly field: MathfieldElement = mathField()
  private readonly source = document.createElement('input')
  private readonly sourceLabel = document.createElement('label')
  private readonly state = document.createElement('p')
  private readonly detail = document.createElement('div')

  constructor(latex: string, events: RowEvents) {
    this.element.className = 'row'
    this.state.className = 'verdict-word'
    this.detail.className = 'detail'
    Object.assign(this.source, { type: 'text', value: latex, autocomplete: 'off', spellcheck: false })
    this.source.setAttribute('autocapitalize', 'off')
    const text = document.createElement('span')
    text.textContent = 'LaTeX'
    this.sourceLabel.className = 'source'
    this.sourceLabel.append(text, this.source)
    this.element.append(this.field, this.state, this.sourceLabel, this.detail)
    this.field.value = latex
    this.field.addEventListener('input', () => {
      this.source.value = latexOf(this.field)
      events.edited(this)
    })
    this.field.addEventListener('move-out', event => {
      const { direction } = event.detail
      if (direction === 'upward') events.movedOut(this, -1)
      else if (direction === 'downward') events.movedOut(this, 1)
    })
    this.field.addEventListener('beforeinput', event => {
      if (event.inputType === 'insertLineBreak') events.entered(this) // from the keyboard on the screen
    })
    this.source.addEventListener('input', () => {
      this.field.setValue(this.source.value, { silenceNotifications: true })
      events.edited(this)
    })
    this.element.addEventListener('focusin', () => events.focused(this))
  }

  get latex(): string {
    return this.source.value.replaceAll(/\s+/g, ' ').trim()
  }

  set latex(text: string) {
    this.source.value = text
    this.field.setValue(text, { silenceNotifications: true })
  }

  /** Whether a command is being typed in the field: its keys are MathLive's then. */
  get isTypingCommand(): boolean {
    return this.field.mode === 'latex'
  }

  partOf(target: EventTarget | null): Part {
    return target === this.source ? 'source' : 'field'
  }

  name(words: string): void {
    this.field.setAttribute('aria-label', words)
    this.source.setAttribute('aria-label', `LaTeX of ${words.charAt(0).toLowerCase()}${words.slice(1)}`)
  }

  mark(current: boolean): void {
    this.element.classList.toggle('current', current)
  }

  focus(part: Part): void {
    this.mark(true) // only the LaTeX of the current line can be seen, and only what can be seen takes the focus
    if (part === 'source') this.source.focus()
    else this.field.focus()
  }

  /** Show what the server says of this line: its own list item, already escaped. */
  say(said: Element): void {
    this.element.classList.remove('stale', ...TONES)
    this.element.classList.add(...TONES.filter(tone => said.classList.contains(tone)))
    this.state.innerHTML = said.querySelector('[data-state]')?.innerHTML ?? ''
    this.detail.innerHTML = said.querySelector('[data-detail]')?.innerHTML ?? ''
  }

  /** What was said is about another text than the one that stands here now. */
  fade(): void {
    if (!this.state.firstChild) return
    this.element.classList.remove(...TONES)
    this.element.classList.add('stale')
    this.state.textContent = 'not checked yet'
    this.detail.replaceChildren()
  }

  silence(): void {
    this.element.classList.remove('stale', ...TONES)
    this.state.replaceChildren()
    this.detail.replaceChildren()
  }
}
