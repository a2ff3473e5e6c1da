import { showShortcuts } from './shortcut-list'

const SWITCHED_OFF = 'viva:shortcuts-off'
const CHOICES = '[type=radio], [type=checkbox]' // nobody types into them

/**
 * Single keys for what a page marks with `data-shortcut`: `/` focuses a search field, `n` follows a link, `Space` unfolds
 * an answer. `?` lists them all. They stay silent while one types, and can be switched off for good (WCAG 2.1.4). What is
 * folded away is listed, but cannot be pressed.
 */
export function listenForShortcuts(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
      return
    if (event.key === '?') showShortcuts(marked(), { off: isOff(), switchOff })
    else if (isOff() || event.repeat || !press(named(event))) return
    event.preventDefault()
  })
}

/** The space bar belongs to whatever it presses by itself: a button, a choice that is not made yet. */
function named(event: KeyboardEvent): string {
  if (event.key !== ' ') return event.key
  const { target } = event
  return target instanceof Element && target.matches('button, summary, input:not(:checked)') ? '' : 'Space'
}

function press(key: string): boolean {
  const element = marked().find(each => each.dataset.shortcut === key && each.checkVisibility())
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
    (target.isContentEditable || target.matches(`input:not(${CHOICES}), textarea, select, dialog *`))
  )
}

function isOff(): boolean {
  return localStorage.getItem(SWITCHED_OFF) === 'yes'
}

function switchOff(off: boolean): void {
  localStorage.setItem(SWITCHED_OFF, off ? 'yes' : 'no')
}
