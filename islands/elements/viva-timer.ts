import { clock } from '../page/clock'

/**
 * The clock of a problem: how long one has worked, without the pauses.
 *
 *     <viva-timer seconds="75" minutes="25" since="2026-03-01T12:00:00+00:00" form="program"><span>1 min</span></viva-timer>
 *
 * `seconds` is what the server's clock says now, `since` names the beginning, so that a new one starts without
 * pauses. Pauses are kept in this browser and sent with `form` as `paused`, in seconds.
 */
export class VivaTimer extends HTMLElement {
  private readonly began = beginning(Number(this.getAttribute('seconds')), this.getAttribute('since') ?? '')
  private readonly key = `viva:pauses:${location.pathname}:${this.getAttribute('since') ?? ''}`
  private readonly face = document.createElement('span')
  private readonly button = document.createElement('button')
  private readonly field = document.createElement('input')
  private tick: number | undefined

  connectedCallback(): void {
    this.button.type = 'button'
    this.button.className = 'quiet pause'
    this.button.addEventListener('click', this.onClick)
    this.field.type = 'hidden'
    this.field.name = 'paused'
    this.field.setAttribute('form', this.getAttribute('form') ?? '')
    this.face.setAttribute('role', 'timer')
    this.replaceChildren(this.face, ' ', this.button, this.field)
    this.show()
    this.tick = window.setInterval(this.show, 1000)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.tick)
    this.button.removeEventListener('click', this.onClick)
  }

  private readonly onClick = () => {
    const { paused, at } = this.pauses
    this.pauses = at === null ? { paused, at: Date.now() } : { paused: paused + Date.now() - at, at: null }
    this.show()
  }

  private readonly show = () => {
    const { paused, at } = this.pauses
    const away = paused + (at === null ? 0 : Date.now() - at)
    const worked = Math.max(0, Date.now() - this.began - away) / 1000
    this.field.value = (away / 1000).toFixed(1)
    this.face.textContent = `${clock(worked)} of ${this.getAttribute('minutes') ?? '?'} min`
    this.face.classList.toggle('over', worked > 60 * Number(this.getAttribute('minutes')))
    this.button.textContent = at === null ? 'Pause' : 'Go on'
    this.button.setAttribute('aria-label', at === null ? 'Pause the clock' : 'Let the clock go on')
  }

  /** Milliseconds paused so far, and since when it is paused now. */
  private get pauses(): Pauses {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? '') as Partial<Pauses>
      return { paused: Number(kept.paused) || 0, at: typeof kept.at === 'number' ? kept.at : null }
    } catch {
      return { paused: 0, at: null }
    }
  }

  private set pauses(pauses: Pauses) {
    localStorage.setItem(this.key, JSON.stringify(pauses))
  }
}

const SKEW_MS = 10_000

interface Pauses {
  paused: number
  at: number | null
}

/**
 * In milliseconds of this machine's clock. Where that agrees with the server's, the moment itself is exact; what the
 * server counted until it sent the page serves where it does not.
 */
function beginning(seconds: number, since: string): number {
  const counted = Date.now() - 1000 * seconds
  const stated = Date.parse(since)
  return Math.abs(stated - counted) < SKEW_MS ? stated : counted
}
