const MAC = /^Mac|^iP/.test(navigator.platform)

/** ⌘K on a Mac, where Ctrl-K deletes to the end of a line, Ctrl-K elsewhere: goes anywhere. Loaded when first asked for. */
export function listenForPalette(): void {
  document.addEventListener('keydown', event => {
    if (
      !(MAC ? event.metaKey : event.ctrlKey) ||
      event.shiftKey ||
      event.altKey ||
      event.key.toLowerCase() !== 'k'
    )
      return
    event.preventDefault()
    void import('./palette-dialog').then(({ showPalette }) => showPalette())
  })
}
