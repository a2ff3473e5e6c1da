import { indentWithTab } from '@codemirror/commands'
import { type Extension, Prec } from '@codemirror/state'
import { type Command, type EditorView, keymap } from '@codemirror/view'

/**
 * Whether Tab indents or moves on. Ctrl-M switches, says so, and the hint under the editor tells where one stands:
 * a keyboard must be able to leave (WCAG 2.1.2). Escape-then-Tab, the usual way out, collides with vim.
 */
export class TabFocus {
  readonly hintId = `viva-editor-hint-${++created}`
  readonly extension: Extension
  private moves = false
  private readonly hint = document.createElement('p')

  constructor(host: HTMLElement) {
    this.hint.id = this.hintId
    this.hint.className = 'editor-hint'
    this.hint.setAttribute('role', 'status')
    this.hint.textContent = sentence(false)
    host.append(this.hint)
    const keys = [{ key: 'Ctrl-m', run: this.toggle, preventDefault: true }]
    this.extension = [Prec.highest(keymap.of(keys)), keymap.of([indentWithTab])]
  }

  private readonly toggle: Command = (view: EditorView) => {
    this.moves = !this.moves
    view.setTabFocusMode(this.moves)
    this.hint.textContent = sentence(this.moves)
    return true
  }
}

let created = 0

function sentence(moves: boolean): string {
  return moves ? 'Tab moves on. Ctrl+M lets it indent again.' : 'Tab indents. Ctrl+M lets it move on.'
}
