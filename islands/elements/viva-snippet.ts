import { button } from '../page/button'
import { send } from '../page/send'

interface Said {
  printed?: string
  error?: string
}

/**
 * A block of code in a lesson: Copy, and Run and edit.
 *
 *     <article data-run="/topics/x/lesson/run">… <viva-snippet block="0"><pre><code>…</code></pre></viva-snippet>
 *
 * The blocks before it run first, as they stand. The editor is loaded when somebody wants to edit.
 */
export class VivaSnippet extends HTMLElement {
  private readonly output = document.createElement('pre')
  private readonly bar = document.createElement('p')
  private readonly runButton = button('Run and edit', () => void this.runOrEdit())

  connectedCallback(): void {
    if (this.bar.isConnected) return
    this.bar.className = 'actions'
    this.bar.append(
      button('Copy', () => void this.copy()),
      ' ',
      this.runButton,
    )
    this.output.className = 'output'
    this.output.hidden = true
    this.output.tabIndex = 0
    this.output.setAttribute('role', 'status')
    this.append(this.bar, this.output)
    this.addEventListener('viva:run', () => void this.run())
    this.addEventListener('viva:submit', () => void this.run())
  }

  private get source(): string {
    return this.querySelector('textarea')?.value ?? this.querySelector('pre code')?.textContent ?? ''
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.source)
    this.say('Copied.')
  }

  private async runOrEdit(): Promise<void> {
    if (!this.querySelector('viva-editor')) await this.edit()
    await this.run()
  }

  private async edit(): Promise<void> {
    await import('../editor')
    const program = this.querySelector('pre.program')
    const editor = document.createElement('viva-editor')
    const area = document.createElement('textarea')
    area.value = this.source
    area.setAttribute('aria-label', 'The code of this block')
    editor.append(area)
    program?.replaceWith(editor)
    this.runButton.textContent = 'Run'
  }

  private async run(): Promise<void> {
    this.runButton.setAttribute('aria-disabled', 'true')
    const { printed = '', error = '' } = await ask(
      this.closest<HTMLElement>('[data-run]')?.dataset.run ?? '',
      {
        block: Number(this.getAttribute('block')),
        source: this.source,
      },
    )
    this.runButton.removeAttribute('aria-disabled')
    this.claimed?.setAttribute('hidden', '')
    this.say([printed.trimEnd(), error.trimEnd()].filter(Boolean).join('\n') || '(nothing printed)')
  }

  /** What the lesson says that the block prints, as long as nobody has changed it. */
  private get claimed(): Element | null {
    const next = this.nextElementSibling
    return next?.matches('pre.output') ? next : null
  }

  private say(text: string): void {
    this.output.hidden = false
    this.output.textContent = text
  }
}

async function ask(url: string, body: { block: number; source: string }): Promise<Said> {
  try {
    return (await (await send('POST', url, body)).json()) as Said
  } catch {
    return { error: 'The server does not answer.' }
  }
}
