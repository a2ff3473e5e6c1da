/**
 * Judges a submission without leaving the page. Without JavaScript the form posts as forms do.
 *
 *     <submission-form>
 *       <form method="post" action="…">… <button name="action" value="run"> <button name="action" value="submit"></form>
 *       <section data-output aria-live="polite"></section>
 *     </submission-form>
 *
 * The reply to a request with `X-Requested-With: fetch` is a fragment for `[data-output]`. Anything else (an error,
 * a redirection to a whole page) is left to the browser, so that the server explains itself.
 * In: `viva:run` and `viva:submit` from inside. Out: `viva:judging`, then `viva:judged`, both bubbling.
 */
export class SubmissionForm extends HTMLElement {
  private busy = false

  connectedCallback(): void {
    this.addEventListener('submit', this.onSubmit)
    this.addEventListener('viva:run', this.onRun)
    this.addEventListener('viva:submit', this.onSubmitKey)
    document.addEventListener('keydown', this.onSure, { capture: true })
    if (!this.output?.hasAttribute('aria-live')) this.output?.setAttribute('aria-live', 'polite')
  }

  disconnectedCallback(): void {
    this.removeEventListener('submit', this.onSubmit)
    this.removeEventListener('viva:run', this.onRun)
    this.removeEventListener('viva:submit', this.onSubmitKey)
    document.removeEventListener('keydown', this.onSure, { capture: true })
  }

  private readonly onRun = () => this.press('run')
  private readonly onSubmitKey = () => this.press('submit')

  /** Alt-1 to Alt-4 say how sure one is. By the key's place: with Alt, a Mac types other characters. */
  private readonly onSure = (event: KeyboardEvent) => {
    const place = /^Digit([1-9])$/.exec(event.code)?.[1]
    if (!event.altKey || event.ctrlKey || event.metaKey || !place) return
    const choice = this.querySelectorAll<HTMLInputElement>('input[name=confidence]')[Number(place) - 1]
    if (!choice) return
    event.preventDefault()
    event.stopPropagation()
    choice.checked = true
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
      this.dispatchEvent(new CustomEvent('viva:judged', { bubbles: true }))
    } catch {
      output.replaceChildren(unreachable())
    } finally {
      this.mark(false, output)
    }
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

function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> {
  const body = new FormData(form)
  if (submitter instanceof HTMLButtonElement && submitter.name) body.set(submitter.name, submitter.value)
  const headers = { Accept: 'text/html', 'X-Requested-With': 'fetch' }
  // Not `form.action`: a button named "action" hides that property.
  return fetch(form.getAttribute('action') || location.href, {
    method: 'POST',
    body,
    headers,
    credentials: 'same-origin',
  })
}

function isFragment(reply: Response): boolean {
  const html = reply.headers.get('Content-Type')?.startsWith('text/html') ?? false
  return reply.ok && html && !reply.redirected
}

function postNatively(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const pressed = document.createElement('input')
    Object.assign(pressed, { type: 'hidden', name: submitter.name, value: submitter.value })
    form.append(pressed)
  }
  HTMLFormElement.prototype.submit.call(form)
}

function unreachable(): HTMLElement {
  const message = document.createElement('p')
  message.className = 'notice'
  message.textContent =
    'The server did not answer, so nothing was judged. Your program is still in the editor. ' +
    'See that viva serve is running, then try again.'
  return message
}
