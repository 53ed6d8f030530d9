import type { TextBlocks } from './blocks'
import { pause, whenIdle } from './idle'

/** What a block's button is called, by the text offset at which the block begins (UTF-16). */
export type SpokenNames = ReadonlyMap<number, string>

/** `onPress` is told at which offset the block begins whose button was pressed. */
export type SpokenOptions = { onPress: (start: number) => void }

/** A button and the offset of its block. */
export type Aside = { start: number; button: HTMLButtonElement }

/** Puts buttons into the article, and takes others out of it. */
export type DrawAsides = (added: readonly Aside[], gone: readonly Aside[]) => void

/** How many are drawn before the browser may draw and answer again. */
const AT_ONCE = 160

/**
 * A button for each block that is to have one: spoken by screen readers where the block begins, neither seen nor a stop of
 * the Tab key. They have no words of their own, so that the text stays what it is: their names are labels. Nothing is
 * drawn before `drawWith` has said how, and then while the browser is idle.
 */
export class SpokenButtons {
  private names: SpokenNames = new Map()
  private wanted: (() => SpokenNames) | null = null
  private readonly drawn = new Map<number, Aside>()
  private draw: DrawAsides | null = null
  private isDrawing = false
  private readonly abort = new AbortController()

  constructor(private readonly options: SpokenOptions) {}

  /** The buttons that there shall be from now on; asked for when the browser is idle. One that stays keeps its element. */
  show(names: () => SpokenNames): void {
    this.wanted = names
    void this.update()
  }

  drawWith(draw: DrawAsides): void {
    this.draw = draw
    void this.update()
  }

  /** Takes the buttons away. */
  destroy(): void {
    this.abort.abort()
    this.draw?.([], [...this.drawn.values()])
    this.drawn.clear()
  }

  private async update(): Promise<void> {
    if (this.isDrawing || this.draw === null) return
    this.isDrawing = true
    await whenIdle(this.abort.signal)
    while (this.isBehind() && !this.abort.signal.aborted) {
      this.names = this.wanted?.() ?? this.names
      this.wanted = null
      this.drawSome(this.draw)
      await pause()
    }
    this.isDrawing = false
  }

  private isBehind(): boolean {
    if (this.wanted !== null || this.drawn.size !== this.names.size) return true
    for (const [start, { button }] of this.drawn) if (this.names.get(start) !== button.ariaLabel) return true
    return false
  }

  private drawSome(draw: DrawAsides): void {
    const gone = [...this.drawn.values()].filter(({ start }) => !this.names.has(start))
    for (const { start } of gone) this.drawn.delete(start)
    const added: Aside[] = []
    for (const [start, name] of this.names) {
      const known = this.drawn.get(start)
      if (known && known.button.ariaLabel !== name) known.button.ariaLabel = name
      else if (!known && added.length < AT_ONCE) added.push({ start, button: this.makeButton(start, name) })
    }
    for (const aside of added) this.drawn.set(aside.start, aside)
    if (added.length > 0 || gone.length > 0) draw(added, gone)
  }

  private makeButton(start: number, name: string): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.ariaLabel = name
    // As an editor marks its own: whoever counts offsets passes them by.
    button.className = 'ProseMirror-widget'
    button.contentEditable = 'false'
    button.addEventListener('click', () => this.options.onPress(start))
    return button
  }
}

/**
 * Draws into an article that no editor stands on: at the start of a block of text, after a heading and what has no text; before
 * those that end what they stand in, so that the last block stays the last, whose margin is nobody's.
 */
export function drawInto(blocks: TextBlocks): DrawAsides {
  return (added, gone) => {
    for (const { button } of gone) button.remove()
    for (const { start, button } of added) {
      const { element } = blocks.all[blocks.indexAt(start)] ?? {}
      if (!element?.matches('h1, h2, h3, h4, h5, h6, hr, [contenteditable=false]')) element?.prepend(button)
      else if (element.nextElementSibling || !element.previousElementSibling) element.after(button)
      else element.before(button)
    }
  }
}
