/**
 * Alt-1 to Alt-4 say how sure one is: checks the choice inside `root` and returns its words; null for other keys. By the
 * key's place: with Alt, a Mac types other characters.
 */
export function chooseSure(root: Element, event: KeyboardEvent): string | null {
  const place = /^Digit([1-9])$/.exec(event.code)?.[1]
  if (!event.altKey || event.ctrlKey || event.metaKey || !place) return null
  const choice = root.querySelectorAll<HTMLInputElement>('input[name=confidence]')[Number(place) - 1]
  if (!choice) return null
  event.preventDefault()
  event.stopPropagation()
  choice.checked = true
  return choice.labels?.[0]?.textContent?.trim() ?? ''
}
