import { showShortcuts } from './shortcut-list'

const SWITCHED_OFF = 'viva:shortcuts-off'

/**
 * Single keys for what a page marks with `data-shortcut`: `/` focuses a search field, `n` follows a link. `?` lists
 * them all. They stay silent while one types, and can be switched off for good (WCAG 2.1.4).
 */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
      return
    if (event.key === '?') showShortcuts(marked(), { off: isOff(), switchOff })
    else if (isOff() || !press(event.key)) return
    event.preventDefault()
  })
}

function press(key: string): boolean {
  const element = marked().find(each => each.dataset.shortcut === key)
  if (!element) return false
  if (element.matches('input, textarea, select, viva-editor')) element.focus()
  else element.click()
  return true
}

function marked(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-shortcut]')]
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, dialog *'))
  )
}

function isOff(): boolean {
  return localStorage.getItem(SWITCHED_OFF) === 'yes'
}

function switchOff(off: boolean): void {
  localStorage.setItem(SWITCHED_OFF, off ? 'yes' : 'no')
}
