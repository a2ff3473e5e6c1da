const THEMES = ['system', 'light', 'dark', 'contrast'] as const
type Theme = (typeof THEMES)[number]

/**
 * Each `[data-theme-toggle]` button goes to the next theme: system, light, dark, high contrast.
 *
 * The choice is a cookie (`theme`), so that the server writes `<html data-theme>` itself and no page flashes in the
 * wrong colours before its scripts run.
 */
export function connectThemeButtons(): void {
  show(chosen())
  for (const button of buttons()) button.addEventListener('click', () => choose(next(chosen())))
}

function chosen(): Theme {
  const value = document.cookie.match(/(?:^|;\s*)theme=(\w+)/)?.[1]
  return THEMES.find(theme => theme === value) ?? 'system'
}

function next(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
}

function choose(theme: Theme): void {
  const year = 365 * 24 * 60 * 60 // seconds
  // biome-ignore lint/suspicious/noDocumentCookie: the CookieStore API needs a secure context, and a LAN host has none
  document.cookie = `theme=${theme}; path=/; max-age=${year}; samesite=lax`
  show(theme)
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  for (const button of buttons()) {
    button.setAttribute('aria-label', `Theme: ${theme}. Change it to ${next(theme)}.`)
    button.dataset.themeToggle = theme
  }
}

function buttons(): NodeListOf<HTMLButtonElement> {
  return document.querySelectorAll('button[data-theme-toggle]')
}
