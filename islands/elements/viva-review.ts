import { spoken } from '../page/form'
import { chooseSure } from '../page/sure'

const SETTLED_MS = 150 // a live region says what changes in it, once it has been there for a moment

/**
 * One review: leads whoever cannot see the page, or uses no mouse, from the prompt to the answer and on.
 *
 *     <viva-review>
 *       <span data-said>Rated Good …</span>
 *       <h1 data-prompt tabindex="-1">…</h1>
 *       <details class="reveal"><summary data-shortcut="Space">…</summary><section data-answer tabindex="0">…
 *     </viva-review>
 *
 * What was just done is read out, and the next prompt has the focus; when the answer is unfolded, the answer has. The
 * keys are the page's shortcuts (`data-shortcut`); Alt-1 to Alt-4 say how sure one is.
 */
export class VivaReview extends HTMLElement {
  private readonly status = document.createElement('p')
  private timer: number | undefined

  connectedCallback(): void {
    this.status.setAttribute('role', 'status')
    this.status.className = 'visually-hidden'
    this.append(this.status)
    this.fold?.addEventListener('toggle', this.onToggle)
    document.addEventListener('keydown', this.onSure, { capture: true })
    this.arrive()
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer)
    this.fold?.removeEventListener('toggle', this.onToggle)
    document.removeEventListener('keydown', this.onSure, { capture: true })
  }

  private arrive(): void {
    const said = this.querySelector('[data-said]')
    if (!said) return
    this.querySelector<HTMLElement>('[data-prompt]')?.focus({ preventScroll: true })
    this.timer = window.setTimeout(() => this.say(spoken(said)), SETTLED_MS)
  }

  private readonly onToggle = () => {
    const { fold } = this
    if (fold?.open) fold.querySelector<HTMLElement>('[data-answer]')?.focus({ preventScroll: true })
    fold?.scrollIntoView({ block: 'nearest' })
  }

  private readonly onSure = (event: KeyboardEvent) => {
    const said = chooseSure(this, event)
    if (said !== null) this.say(said)
  }

  private say(text: string): void {
    this.status.textContent = text
  }

  private get fold(): HTMLDetailsElement | null {
    return this.querySelector<HTMLDetailsElement>('details.reveal')
  }
}
