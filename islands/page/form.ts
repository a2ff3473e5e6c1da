/** Posts a form as its button would, and asks for a fragment rather than a page. */
export function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<Response> {
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

/** Whether a reply is a fragment for this page; an error or another page is left to the browser. */
export function isFragment(reply: Response): boolean {
  const html = reply.headers.get('Content-Type')?.startsWith('text/html') ?? false
  return reply.ok && html && !reply.redirected
}

/** Posts a form as browsers do, so that the server explains itself on a page. */
export function postNatively(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const pressed = document.createElement('input')
    Object.assign(pressed, { type: 'hidden', name: submitter.name, value: submitter.value })
    form.append(pressed)
  }
  HTMLFormElement.prototype.submit.call(form)
}

/** The words of an element without its signs. */
export function spoken(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const sign of copy.querySelectorAll('[aria-hidden=true]')) sign.remove()
  return copy.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}
