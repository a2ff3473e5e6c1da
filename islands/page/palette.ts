/** Mod-K goes anywhere. What it takes is loaded when it is first asked for. */
export function listenForPalette(): void {
  document.addEventListener('keydown', event => {
    if (
      !(event.ctrlKey || event.metaKey) ||
      event.shiftKey ||
      event.altKey ||
      event.key.toLowerCase() !== 'k'
    )
      return
    event.preventDefault()
    void import('./palette-dialog').then(({ showPalette }) => showPalette())
  })
}
