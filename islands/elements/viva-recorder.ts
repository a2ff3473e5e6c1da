import { button } from '../page/button'
import { clock } from '../page/clock'
import { sendRecording } from '../page/send'
import { type Recording, record } from './recording'

const ENDINGS = [
  ['mp4', 'm4a'],
  ['ogg', 'ogg'],
] as const

/**
 * Records an answer, plays it back, and has it written down where the server can.
 *
 *     <viva-recorder for="text" seconds="90" most="600" url="/speech/?asked=topic/question"></viva-recorder>
 *
 * `seconds` is how long the answer should be, `most` when recording ends by itself. Without `url` nothing leaves the
 * page. The words are added to the field `for`, to be read and mended before anything is compared. A recording is
 * kept by the page alone, and gone with it.
 */
export class VivaRecorder extends HTMLElement {
  private readonly start = button('Record', () => void this.onStart())
  private readonly stop = button('Stop', () => this.recording?.stop())
  private readonly write = button('Write it down', () => void this.onWrite())
  private readonly face = document.createElement('span')
  private readonly status = document.createElement('p')
  private readonly player = document.createElement('audio')
  private readonly keep = document.createElement('a')
  private recording: Recording | undefined
  private recorded: Blob | undefined
  private tick: number | undefined

  connectedCallback(): void {
    if (this.start.isConnected) return
    this.setAttribute('role', 'group')
    this.setAttribute('aria-label', 'Spoken answer')
    this.face.setAttribute('role', 'timer')
    this.status.setAttribute('role', 'status')
    this.status.className = 'muted'
    this.player.controls = true
    this.keep.textContent = 'Keep the recording'
    const bar = document.createElement('p')
    bar.className = 'actions'
    bar.append(this.start, this.stop, this.face, this.write, this.keep)
    this.append(bar, this.player, this.status)
    this.show()
  }

  disconnectedCallback(): void {
    this.recording?.stop()
    this.forget()
  }

  private async onStart(): Promise<void> {
    this.status.textContent = ''
    try {
      this.recording = await record()
    } catch (error) {
      this.status.textContent = error instanceof Error ? error.message : String(error)
      return
    }
    this.status.textContent = 'Recording…'
    const began = Date.now()
    const count = () => this.count((Date.now() - began) / 1000)
    this.tick = window.setInterval(count, 250)
    count()
    this.show()
    this.stop.focus()
    this.take(await this.recording.ended)
  }

  private count(seconds: number): void {
    const aim = Number(this.getAttribute('seconds'))
    this.face.textContent = aim ? `${clock(seconds)} of ${clock(aim)}` : clock(seconds)
    this.face.classList.toggle('over', aim > 0 && seconds > aim)
    if (seconds >= Number(this.getAttribute('most'))) this.recording?.stop()
  }

  private take(recorded: Blob): void {
    window.clearInterval(this.tick)
    this.forget()
    this.recording = undefined
    this.recorded = recorded
    this.status.textContent = ''
    this.player.src = URL.createObjectURL(recorded)
    this.keep.href = this.player.src
    this.keep.download = `answer.${ending(recorded.type)}`
    this.start.textContent = 'Record again'
    this.show()
    const next = this.url ? this.write : this.start
    if (this.isConnected) next.focus()
  }

  private async onWrite(): Promise<void> {
    if (!this.recorded || this.write.getAttribute('aria-disabled')) return
    this.write.setAttribute('aria-disabled', 'true')
    this.status.textContent = 'Listening…'
    const { text = '', error = '' } = await sendRecording(this.url, this.recorded)
    this.write.removeAttribute('aria-disabled')
    if (text) this.add(text)
    else this.status.textContent = error || 'No words were heard.'
  }

  private add(text: string): void {
    const field = document.getElementById(this.getAttribute('for') ?? '')
    if (!(field instanceof HTMLTextAreaElement)) return
    const before = field.value.trimEnd()
    field.value = before ? `${before}\n${text}` : text
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
    this.status.textContent = 'Written down. Read it over: a machine listened, and terms and signs go wrong.'
  }

  private show(): void {
    const going = this.recording !== undefined
    this.start.hidden = going
    this.stop.hidden = !going
    this.face.hidden = !going && !this.recorded
    this.write.hidden = going || !this.recorded || !this.url
    this.keep.hidden = going || !this.recorded
    this.player.hidden = going || !this.recorded
  }

  private forget(): void {
    if (this.player.src) URL.revokeObjectURL(this.player.src)
  }

  private get url(): string {
    return this.getAttribute('url') ?? ''
  }
}

/** That of a file with such a recording. */
function ending(type: string): string {
  return ENDINGS.find(([kind]) => type.includes(kind))?.[1] ?? 'webm'
}
