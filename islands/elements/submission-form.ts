import { isFragment, post, postNatively, spoken } from '../page/form'
import { refresh } from '../page/refresh'
import { chooseSure } from '../page/sure'

/**
 * Judges a submission without leaving the page. Without JavaScript the form posts as forms do.
 *
 *     <submission-form>
 *       <form method="post" action="…">… <button name="action" value="run"> <button name="action" value="submit"></form>
 *       <section data-output></section>
 *     </submission-form>
 *
 * The reply to a request with `X-Requested-With: fetch` is a fragment for `[data-output]`. Anything else (an error,
 * a redirection to a whole page) is left to the browser, so that the server explains itself. Of the fragment, what is
 * marked with `data-say` is read out; `data-shows="id"` opens the fold around a field. After a submission the parts of
 * the page marked with `data-after` are taken anew.
 * In: `viva:run` and `viva:submit` from inside. Out: `viva:judging`, then `viva:judged`, both bubbling.
 */
export class SubmissionForm extends HTMLElement {
  private busy = false
  private readonly status = document.createElement('p')

  connectedCallback(): void {
    this.addEventListener('submit', this.onSubmit)
    this.addEventListener('viva:run', this.onRun)
    this.addEventListener('viva:submit', this.onSubmitKey)
    document.addEventListener('keydown', this.onSure, { capture: true })
    document.addEventListener('keydown', this.onKey)
    this.status.setAttribute('role', 'status')
    this.status.className = 'visually-hidden'
    this.append(this.status)
    this.output?.setAttribute('tabindex', '-1')
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.onSubmit)
    this.removeEventListener('viva:run', this.onRun)
    this.removeEventListener('viva:submit', this.onSubmitKey)
    document.removeEventListener('keydown', this.onSure, { capture: true })
    document.removeEventListener('keydown', this.onKey)
  }

  private readonly onRun = () => this.press('run')
  private readonly onSubmitKey = () => this.press('submit')

  private readonly onSure = (event: KeyboardEvent) => {
    const said = chooseSure(this, event)
    if (said !== null) this.status.textContent = said
  }

  /** Outside the editor, which has these keys itself: run, submit, go to the verdict or back. */
  private readonly onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
    if (event.key === 'Enter') this.press(event.shiftKey ? 'submit' : 'run')
    else if (event.key === '.') this.toggleFocus()
    else return
    event.preventDefault()
  }

  private toggleFocus(): void {
    const { output } = this
    if (output?.contains(document.activeElement)) this.querySelector<HTMLElement>('viva-editor')?.focus()
    else output?.focus()
  }

  private press(action: string): void {
    const button = this.querySelector<HTMLButtonElement>(`button[name=action][value=${action}]`)
    button?.form?.requestSubmit(button)
  }

  private readonly onSubmit = (event: SubmitEvent) => {
    const form = event.target
    const { output } = this
    if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !output) return
    event.preventDefault()
    if (!this.busy) void this.judge(form, event.submitter, output)
  }

  private async judge(
    form: HTMLFormElement,
    submitter: HTMLElement | null,
    output: HTMLElement,
  ): Promise<void> {
    this.mark(true, output)
    try {
      const reply = await post(form, submitter)
      if (!isFragment(reply)) return postNatively(form, submitter)
      output.innerHTML = await reply.text() // the server's own template, already escaped
      output.scrollIntoView({ block: 'nearest' })
      this.say(output)
      if (buttonValue(submitter) === 'submit') this.finish()
      this.dispatchEvent(new CustomEvent('viva:judged', { bubbles: true }))
    } catch {
      output.replaceChildren(unreachable())
      this.say(output)
    } finally {
      this.mark(false, output)
    }
  }

  private say(output: HTMLElement): void {
    this.status.textContent = [...output.querySelectorAll('[data-say]')].map(spoken).join('. ')
    const id = output.querySelector<HTMLElement>('[data-shows]')?.dataset.shows
    document
      .getElementById(id ?? '')
      ?.closest('details')
      ?.setAttribute('open', '')
  }

  /** How sure one was belongs to this submission alone; what the page says of the solution and the past is old now. */
  private finish(): void {
    for (const choice of this.querySelectorAll<HTMLInputElement>('input[name=confidence]'))
      choice.checked = false
    void refresh('[data-after]')
  }

  /** Buttons keep their focus while judging: `disabled` would throw a keyboard back to the top of the page. */
  private mark(busy: boolean, output: HTMLElement): void {
    this.busy = busy
    this.toggleAttribute('data-busy', busy)
    output.setAttribute('aria-busy', String(busy))
    for (const button of this.querySelectorAll('button[name=action]'))
      button.setAttribute('aria-disabled', String(busy))
    if (busy) this.dispatchEvent(new CustomEvent('viva:judging', { bubbles: true }))
  }

  private get output(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[data-output]')
  }
}

function buttonValue(submitter: HTMLElement | null): string {
  return submitter instanceof HTMLButtonElement ? submitter.value : ''
}

function unreachable(): HTMLElement {
  const message = document.createElement('p')
  message.className = 'notice'
  message.dataset.say = ''
  message.textContent =
    'The server did not answer, so nothing was judged. Your program is still in the editor. ' +
    'See that viva serve is running, then try again.'
  return message
}
