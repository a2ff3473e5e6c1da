import { isFragment, post, postNatively, spoken } from '../page/form'
import { LineRow, type Part } from './line-row'

/**
 * Lines of mathematics, one field each, checked without leaving the page. Without JavaScript there is a textarea.
 *
 *     <viva-lines most="60">
 *       <form method="post"><div data-plain><textarea name="lines">…</textarea></div> <button name="action" value="check"></form>
 *       <div id="said"><ol class="sheet"><li>… <p data-state>…</p> <div data-detail>…</div></li></ol></div>
 *     </viva-lines>
 *
 * Enter checks and opens the next line. The reply is a fragment whose parts take the place of those with the same
 * id; its list items are shown beside the lines. `most="1"`: a single formula, and Enter stays.
 */
export class VivaLines extends HTMLElement {
  private rows: LineRow[] = []
  private readonly list = document.createElement('ol')
  private readonly status = document.createElement('p')
  private busy = false
  private next: LineRow | undefined

  private readonly events = {
    edited: (row: LineRow) => this.onEdit(row),
    entered: (row: LineRow) => this.goOn(row, 'field'),
    movedOut: (row: LineRow, step: -1 | 1) => this.move(row, step, 'field'),
    focused: (row: LineRow) => {
      for (const each of this.rows) each.mark(each === row)
    },
  }

  connectedCallback(): void {
    const { plain, textarea } = this
    if (!plain || !textarea || this.list.isConnected) return
    const lines = textarea.value.split('\n').filter(line => line.trim())
    this.rows = (this.isSingle ? [lines.join(' ')] : lines.length ? lines : ['']).map(
      line => new LineRow(line, this.events),
    )
    this.list.className = 'rows'
    this.list.append(...this.rows.map(row => row.element))
    this.status.setAttribute('role', 'status')
    this.status.className = 'visually-hidden'
    plain.hidden = true
    plain.before(this.list)
    this.append(this.status)
    this.classList.add('at-work')
    this.querySelector('[data-keys]')?.removeAttribute('hidden')
    this.number()
    this.rows.at(-1)?.mark(true)
    this.share(this.written)
    this.list.addEventListener('keydown', this.onKey, { capture: true })
    this.addEventListener('submit', this.onSubmit)
  }

  disconnectedCallback(): void {
    this.list.removeEventListener('keydown', this.onKey, { capture: true })
    this.removeEventListener('submit', this.onSubmit)
  }

  private readonly onSubmit = (event: SubmitEvent) => {
    const { submitter } = event
    if (submitter instanceof HTMLButtonElement && submitter.value !== 'check') return // the page is loaded anew
    event.preventDefault()
    void this.check(this.rows.findLast(row => row.latex) ?? this.rows[0])
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const row = this.rows.find(each => each.element.contains(event.target as Node))
    if (!row || event.isComposing || event.altKey || row.isTypingCommand) return
    if (this.act(row, row.partOf(event.target), event)) {
      event.preventDefault()
      event.stopPropagation()
    }
  }

  /** Whether a key means something here. */
  private act(row: LineRow, part: Part, event: KeyboardEvent): boolean {
    const { key } = event
    if (key === 'Enter') this.enter(row, part, event)
    else if (key === 'Backspace' && !row.latex && this.rows.length > 1) this.drop(row, part)
    else if (part === 'source' && key === 'ArrowUp') this.move(row, -1, part)
    else if (part === 'source' && key === 'ArrowDown') this.move(row, 1, part)
    else return false
    return true
  }

  private enter(row: LineRow, part: Part, event: KeyboardEvent): void {
    if (event.shiftKey && !this.isSingle) {
      this.insertAfter(row).focus(part)
      return
    }
    if (event.ctrlKey || event.metaKey) void this.check(row)
    else this.goOn(row, part)
  }

  /** Check, and on to the next line. */
  private goOn(row: LineRow, part: Part): void {
    void this.check(row)
    if (this.isSingle || !row.latex) return
    const next = this.rows[this.rows.indexOf(row) + 1]
    if (next) next.focus(part)
    else if (this.rows.length < this.most) this.insertAfter(row).focus(part)
  }

  private insertAfter(row: LineRow): LineRow {
    const made = new LineRow('', this.events)
    this.rows.splice(this.rows.indexOf(row) + 1, 0, made)
    row.element.after(made.element)
    this.number()
    return made
  }

  private drop(row: LineRow, part: Part): void {
    const place = this.rows.indexOf(row)
    this.rows.splice(place, 1)
    row.element.remove()
    this.number()
    this.rows[Math.max(0, place - 1)]?.focus(part)
  }

  private move(row: LineRow, step: -1 | 1, part: Part): void {
    this.rows[this.rows.indexOf(row) + step]?.focus(part)
  }

  /** A change makes old what was said of this line and of those that follow from it. */
  private onEdit(row: LineRow): void {
    for (const each of this.rows.slice(this.rows.indexOf(row))) each.fade()
    this.keep()
  }

  /** The textarea holds what the fields hold: for the form, and for the draft. */
  private keep(): void {
    const { textarea } = this
    if (!textarea) return
    textarea.value = this.written.map(row => row.latex).join('\n')
    textarea.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** One request at a time, so that an older answer never comes after a newer one. */
  private async check(row: LineRow | undefined): Promise<void> {
    this.keep()
    this.next = row
    if (this.busy) return
    this.mark(true)
    while (this.next) {
      const asked: LineRow = this.next
      this.next = undefined
      await this.ask(asked)
    }
    this.mark(false)
  }

  private async ask(row: LineRow): Promise<void> {
    const { form } = this
    if (!form) return
    const sent = this.written
    const texts = sent.map(each => each.latex)
    const button = this.querySelector<HTMLButtonElement>('button[name=action][value=check]')
    try {
      const reply = await post(form, button)
      if (!isFragment(reply)) return postNatively(form, button)
      this.take(await reply.text())
      const changed = sent.findIndex((each, place) => each.latex !== texts[place])
      this.share(changed < 0 ? sent : sent.slice(0, changed))
      this.announce(row)
    } catch {
      this.status.textContent = UNREACHABLE
      this.complain()
    }
  }

  /** Parts of the fragment take the place of the parts of the page with their ids. */
  private take(html: string): void {
    const found = document.createElement('template')
    found.innerHTML = html // the server's own template, already escaped
    for (const part of [...found.content.children]) document.getElementById(part.id)?.replaceWith(part)
  }

  /** What the page says of its first lines is shown beside them. */
  private share(rows: LineRow[]): void {
    const said = [...document.querySelectorAll('#said .sheet > li')]
    for (const row of this.rows) if (!row.latex) row.silence()
    rows.forEach((row, place) => {
      const item = said[place]
      if (item) row.say(item)
    })
  }

  private announce(row: LineRow): void {
    const refusal = document.querySelector('[data-refusal]')
    const complete = document.querySelector('[data-complete]')
    const parts = [refusal ? spoken(refusal) : this.sentence(row), complete && spoken(complete)]
    this.status.textContent = parts.filter(Boolean).join(' ')
    if (complete) document.getElementById('outcome')?.scrollIntoView({ block: 'nearest' })
  }

  /** "Line 3: Does not follow. With the numbers below …" */
  private sentence(row: LineRow): string {
    const words = [...row.element.querySelectorAll('.verdict-word > *, .detail .message')].map(spoken)
    return `${this.nameOf(row)}: ${words.map(text => text.replace(/\.$/, '')).join('. ')}.`
  }

  private complain(): void {
    const message = document.createElement('p')
    message.className = 'notice'
    message.textContent = UNREACHABLE
    document.getElementById('said')?.replaceChildren(message)
  }

  private mark(busy: boolean): void {
    this.busy = busy
    this.toggleAttribute('data-busy', busy)
    this.querySelector('button[value=check]')?.setAttribute('aria-disabled', String(busy))
  }

  private number(): void {
    for (const row of this.rows) row.name(this.nameOf(row))
  }

  private nameOf(row: LineRow): string {
    return this.isSingle ? 'Your formula' : `Line ${this.rows.indexOf(row) + 1}`
  }

  private get written(): LineRow[] {
    return this.rows.filter(row => row.latex)
  }

  private get most(): number {
    return Number(this.getAttribute('most')) || 1
  }

  private get isSingle(): boolean {
    return this.most === 1
  }

  private get form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  private get plain(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[data-plain]')
  }

  private get textarea(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }
}

const UNREACHABLE =
  'The server did not answer, so nothing was checked. Your lines are still here. See that viva serve is running, then try again.'
