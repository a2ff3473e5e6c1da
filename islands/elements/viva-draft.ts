import { send } from '../page/send'

const QUIET_MS = 800 // after the last edit: long enough not to save every key, short enough not to be noticed
const RETRY_MS = 5_000
const KEEPALIVE_BYTES = 60_000 // browsers refuse more than 64 KiB for a request that outlives its page

/**
 * Keeps an unfinished program on the server, so that another day or another device goes on where this one stopped.
 *
 *     <viva-draft url="/drafts/inverse"><textarea name="source">…</textarea></viva-draft>
 *
 * PUTs `{"source": …}` a moment after the last edit, and when the page is hidden. `for="id"` names a textarea that
 * stands elsewhere; `word="Note"` says what is kept. What happened is said in `[data-draft-status]`, made if it is not there.
 */
export class VivaDraft extends HTMLElement {
  private saved: string | undefined
  private timer: number | undefined
  private saving = false

  connectedCallback(): void {
    this.saved ??= this.textarea?.value
    document.addEventListener('input', this.onInput)
    document.addEventListener('visibilitychange', this.onHidden)
    window.addEventListener('pagehide', this.onHidden)
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.timer)
    document.removeEventListener('input', this.onInput)
    document.removeEventListener('visibilitychange', this.onHidden)
    window.removeEventListener('pagehide', this.onHidden)
  }

  private readonly onInput = (event: Event) => {
    if (event.target === this.textarea) this.saveIn(QUIET_MS)
  }

  private readonly onHidden = () => {
    if (document.visibilityState === 'hidden') void this.save()
  }

  private saveIn(ms: number): void {
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => void this.save(), ms)
  }

  /** One request at a time, so that an older draft can never arrive after a newer one. */
  private async save(): Promise<void> {
    const source = this.textarea?.value
    if (source === undefined || source === this.saved || this.saving) return
    window.clearTimeout(this.timer)
    this.saving = true
    const problem = await put(this.getAttribute('url') ?? '', source)
    this.saving = false
    if (problem === null) this.saved = source
    this.say(problem ?? `${this.getAttribute('word') ?? 'Draft'} saved`)
    if (problem !== null) this.saveIn(RETRY_MS)
    else if (this.textarea?.value !== source) this.saveIn(QUIET_MS)
  }

  private say(text: string): void {
    this.status.textContent = text
  }

  private get textarea(): HTMLTextAreaElement | null {
    const id = this.getAttribute('for')
    const found = id ? document.getElementById(id) : this.querySelector('textarea')
    return found instanceof HTMLTextAreaElement ? found : null
  }

  private get status(): HTMLElement {
    const present = this.querySelector<HTMLElement>('[data-draft-status]')
    if (present) return present
    const made = document.createElement('p')
    made.dataset.draftStatus = ''
    made.className = 'draft-status'
    made.setAttribute('role', 'status')
    this.append(made)
    return made
  }
}

/** Null when saved, else a sentence that says why not. */
async function put(url: string, source: string): Promise<string | null> {
  const keepalive = new Blob([JSON.stringify({ source })]).size < KEEPALIVE_BYTES
  try {
    const reply = await send('PUT', url, { source }, { keepalive })
    return reply.ok ? null : `Draft not saved: the server said ${reply.status}. Trying again.`
  } catch {
    return 'Draft not saved: the server does not answer. Trying again.'
  }
}
