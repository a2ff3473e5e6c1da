import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { python } from '@codemirror/lang-python'
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { highlighting, look } from './editor-theme'

/** What editing Python means here, whatever the page: four spaces, brackets, history, search, colours. */
export const editing: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ selectOnOpen: false, icons: false }), // Enter begins a new line unless an arrow chose
  highlightActiveLine(),
  highlightSelectionMatches(),
  python(),
  indentUnit.of('    '),
  EditorState.tabSize.of(4),
  EditorView.contentAttributes.of({ spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off' }),
  syntaxHighlighting(highlighting),
  look,
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...completionKeymap,
  ]),
]

/** A key that belongs to the page: it wins over the editor's own use of it (Mod-Enter inserts a line there). */
export function shortcut(key: string, act: () => void): Extension {
  const run = () => {
    act()
    return true
  }
  return Prec.highest(keymap.of([{ key, run, preventDefault: true }]))
}
