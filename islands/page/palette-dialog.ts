interface Place {
  kind: string
  title: string
  address: string
}

const QUIET_MS = 80

/** A dialog that lists where one can go, narrower with every letter; the arrows choose, Enter goes. */
export function showPalette(): void {
  if (document.querySelector('dialog.palette')) return
  const dialog = document.createElement('dialog')
  dialog.className = 'palette'
  dialog.setAttribute('aria-label', 'Go to')
  const [input, places] = [field(), list()]
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  status.className = 'muted'
  dialog.append(input, places, status)
  dialog.addEventListener('close', () => dialog.remove())
  dialog.addEventListener('click', event => event.target === dialog && dialog.close())
  document.body.append(dialog)
  dialog.showModal()
  new Palette(input, places, status).open()
}

class Palette {
  private readonly pages = pages()
  private timer: number | undefined
  private asked = 0
  private shown: string | undefined // the words that the list answers

  constructor(
    private readonly input: HTMLInputElement,
    private readonly list: HTMLElement,
    private readonly status: HTMLElement,
  ) {}

  open(): void {
    this.input.addEventListener('input', () => {
      window.clearTimeout(this.timer)
      this.timer = window.setTimeout(() => void this.narrow(), QUIET_MS)
    })
    this.input.addEventListener('keydown', this.onKey)
    void this.narrow()
  }

  private async narrow(): Promise<void> {
    window.clearTimeout(this.timer)
    const { words } = this
    const asked = ++this.asked
    const own = this.pages.filter(page => page.title.toLowerCase().includes(words))
    const found = words ? await search(words) : []
    if (asked !== this.asked) return // an older answer may come late
    this.shown = words
    this.show([...own, ...found])
  }

  private get words(): string {
    return this.input.value.trim().toLowerCase()
  }

  private show(places: Place[]): void {
    this.list.replaceChildren(...places.map(option))
    this.input.setAttribute('aria-expanded', String(places.length > 0))
    this.status.textContent = places.length ? '' : 'No such place.'
    this.choose(0)
  }

  /** Fast fingers are ahead of the list: what they typed counts, not what still stands there. */
  private async follow(): Promise<void> {
    if (this.shown !== this.words) await this.narrow()
    this.options[this.chosen]?.click()
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) this.choose(this.chosen + step)
    else if (event.key === 'Enter') void this.follow()
    else return
    event.preventDefault()
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('[role=option]')]
  }

  private get chosen(): number {
    return this.options.findIndex(each => each.getAttribute('aria-selected') === 'true')
  }

  private choose(place: number): void {
    const { options } = this
    const at = options.length ? (place + options.length) % options.length : -1
    for (const [index, each] of options.entries()) each.setAttribute('aria-selected', String(index === at))
    options[at]?.scrollIntoView({ block: 'nearest' })
    if (at >= 0) this.input.setAttribute('aria-activedescendant', `palette-${at}`)
    else this.input.removeAttribute('aria-activedescendant')
  }
}

function field(): HTMLInputElement {
  const input = document.createElement('input')
  input.type = 'text'
  input.placeholder = 'Where to?'
  input.autocomplete = 'off'
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-label', 'Where to?'],
    ['aria-expanded', 'true'],
    ['aria-controls', 'palette-list'],
    ['aria-autocomplete', 'list'],
  ] as const)
    input.setAttribute(name, value)
  return input
}

function list(): HTMLElement {
  const places = document.createElement('ul')
  places.id = 'palette-list'
  places.setAttribute('role', 'listbox')
  places.setAttribute('aria-label', 'Places')
  return places
}

function option(place: Place, index: number): HTMLElement {
  const item = document.createElement('li')
  item.id = `palette-${index}`
  item.setAttribute('role', 'option')
  item.addEventListener('click', () => location.assign(place.address))
  const title = document.createElement('span')
  title.textContent = place.title
  const kind = document.createElement('span')
  kind.className = 'kind'
  kind.textContent = place.kind
  item.append(title, ' ', kind)
  return item
}

/** Every link of the page's own navigation. */
function pages(): Place[] {
  const links = document.querySelectorAll<HTMLAnchorElement>('header nav a:not(.brand), footer nav a')
  return [...links].map(link => ({ kind: 'Page', title: link.textContent?.trim() ?? '', address: link.href }))
}

async function search(words: string): Promise<Place[]> {
  try {
    const reply = await fetch(`/search/suggestions?q=${encodeURIComponent(words)}`)
    return reply.ok ? ((await reply.json()) as { results: Place[] }).results : []
  } catch {
    return [] // the pages alone are better than nothing
  }
}
