const SURE = ['Alt 1 to 4', 'Say how sure you are'] as const

/** In any editor of any page; an element cannot be marked for them. */
const EDITOR = [
  ['Ctrl/⌘ Enter', 'Run'],
  ['Ctrl/⌘ Shift Enter', 'Submit'],
  SURE,
  ['Ctrl/⌘ .', 'Go to the verdict, or back to the editor'],
  ['Ctrl M', 'Let Tab move on, or indent again'],
] as const

interface Switch {
  off: boolean
  switchOff(off: boolean): void
}

/** Opens the list of what the keyboard can do on this page. */
export function showShortcuts(marked: HTMLElement[], { off, switchOff }: Switch): void {
  const dialog = make('dialog', { className: 'shortcuts' })
  dialog.setAttribute('aria-label', 'Keyboard shortcuts')
  dialog.append(
    make('h2', { textContent: 'Keyboard' }),
    table(marked),
    checkbox(!off, on => switchOff(!on)),
    closing(),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function table(marked: HTMLElement[]): HTMLElement {
  const body = make('tbody', {})
  for (const element of marked) body.append(row(element.dataset.shortcut ?? '', name(element)))
  if (document.querySelector('viva-editor')) for (const [keys, what] of EDITOR) body.append(row(keys, what))
  if (document.querySelector('viva-review')) body.append(row(...SURE))
  body.append(row('Ctrl/⌘ K', 'Go anywhere'), row('?', 'This list'))
  const all = make('table', {})
  all.append(body)
  return all
}

function row(keys: string, what: string): HTMLElement {
  const line = make('tr', {})
  const first = make('th', { scope: 'row' })
  first.append(make('kbd', { textContent: keys }))
  line.append(first, make('td', { textContent: what }))
  return line
}

function name(element: HTMLElement): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent
  return (
    element.dataset.shortcutName ||
    element.title ||
    element.getAttribute('aria-label') ||
    label ||
    ''
  ).trim()
}

function checkbox(checked: boolean, change: (on: boolean) => void): HTMLElement {
  const box = make('input', { type: 'checkbox', checked })
  box.addEventListener('change', () => change(box.checked))
  const label = make('label', {})
  label.append(box, ' Single keys act')
  return label
}

function closing(): HTMLElement {
  const form = make('form', { method: 'dialog' })
  form.append(make('button', { textContent: 'Close' }))
  return form
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties)
}
