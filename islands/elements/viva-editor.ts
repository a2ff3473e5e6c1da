import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { TabFocus } from './editor-focus'
import { editing, shortcut } from './editor-setup'

/**
 * A code editor over a `<textarea>`. The textarea stays the truth: forms post it, drafts read it, and without
 * JavaScript it is simply there.
 *
 *     <viva-editor><textarea name="source" aria-label="Your program">…</textarea></viva-editor>
 *
 * Out: `input` on the textarea at every change; `viva:run` (Mod-Enter) and `viva:submit` (Mod-Shift-Enter), both
 * bubbling. In: `value`, and the textarea's form being reset. With the attribute `vim` it has vim's keys, loaded
 * when they are asked for.
 */
export class VivaEditor extends HTMLElement {
  private view: EditorView | undefined
  private readonly leaving = new AbortController()
  private readonly vim = new Compartment()

  connectedCallback(): void {
    const textarea = this.querySelector('textarea')
    if (!textarea || this.view) return
    this.view = this.open(textarea)
    textarea.hidden = true
    textarea.before(this.view.dom)
    this.follow(textarea, this.view)
    if (this.hasAttribute('vim')) void this.addVim(this.view)
  }

  private async addVim(view: EditorView): Promise<void> {
    const { vim } = await import('@replit/codemirror-vim')
    view.dispatch({ effects: this.vim.reconfigure(vim({ status: true })) })
  }

  get value(): string {
    return this.querySelector('textarea')?.value ?? ''
  }

  set value(text: string) {
    this.view?.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } })
  }

  override focus(): void {
    this.view?.focus()
  }

  private open(textarea: HTMLTextAreaElement): EditorView {
    const focus = new TabFocus(this)
    return new EditorView({
      state: EditorState.create({
        doc: textarea.value,
        extensions: [
          this.vim.of([]), // before every other key
          shortcut('Mod-Enter', () => this.tell('viva:run')),
          shortcut('Mod-Shift-Enter', () => this.tell('viva:submit')),
          focus.extension,
          editing,
          EditorState.readOnly.of(textarea.readOnly || textarea.disabled),
          EditorView.contentAttributes.of({
            'aria-label': label(textarea),
            'aria-describedby': focus.hintId,
          }),
          EditorView.updateListener.of(update => update.docChanged && copy(update.state, textarea)),
        ],
      }),
    })
  }

  private follow(textarea: HTMLTextAreaElement, view: EditorView): void {
    const { signal } = this.leaving
    // A reset restores the textarea after the event, so the editor reads it one task later.
    const reread = () =>
      setTimeout(() => {
        this.value = textarea.defaultValue
      })
    textarea.form?.addEventListener('reset', reread, { signal })
    for (const name of textarea.labels) name.addEventListener('click', () => view.focus(), { signal })
  }

  private tell(event: 'viva:run' | 'viva:submit'): void {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, detail: { source: this.value } }))
  }

  disconnectedCallback(): void {
    // Moving an element in the page disconnects it too: only one that stays away is closed.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.leaving.abort()
      this.view?.destroy()
    })
  }
}

function label(textarea: HTMLTextAreaElement): string {
  return textarea.getAttribute('aria-label') ?? textarea.labels[0]?.textContent?.trim() ?? 'Program'
}

function copy(state: EditorState, textarea: HTMLTextAreaElement): void {
  textarea.value = state.doc.toString()
  textarea.dispatchEvent(new Event('input', { bubbles: true }))
}
