import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'
import { rectsOf } from './ranges'
import { readingBand, scrollNeeded } from './scroll-to'
import { selectedRange, selectRange } from './selection'
import { LEVELS, unitsOf } from './text-units'
import type { Level } from './text-units'

/** Where a reader at the keyboard is: the unit, its block, and the paragraph's number when it has one. */
export type Place = { level: Level; range: TextRange; block: number; paragraph: number | null }

/**
 * `onMove` is told where each key has led, so that it can be said aloud. `inTurn` may keep what a key does for later, and
 * then says true.
 */
export type WalkOptions = {
  language: string
  onMove: (place: Place) => void
  inTurn?: (act: () => unknown) => boolean
}

/**
 * Reading with the keyboard inside the article's one tab stop. Down and Up go through paragraphs, Enter into sentences and
 * then words, Escape back, Home and End to the first and last; Shift with Left or Right takes in a character more or less,
 * with Ctrl or Alt a word. Where one stands is what the page has selected, so that other keys can act on it. While the
 * text is edited all keys are the editor's. Returns a function that stops it.
 */
export function walk(blocks: TextBlocks, options: WalkOptions): () => void {
  const walker = new Walker(blocks, options)
  const handleKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || blocks.root.isContentEditable) return
    if (event.target !== blocks.root) return
    const isLater = MOVES.has(event.key) && options.inTurn?.(() => walker.press(event))
    if (isLater || walker.press(event)) event.preventDefault()
  }
  blocks.root.addEventListener('keydown', handleKey)
  return () => blocks.root.removeEventListener('keydown', handleKey)
}

/** Escape has other meanings where it leads nowhere. */
const MOVES = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter'])

class Walker {
  private level: Level = 'paragraph'

  constructor(
    private readonly blocks: TextBlocks,
    private readonly options: WalkOptions,
  ) {}

  /** True when the key meant something here. */
  press({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
    const isAcross = key === 'ArrowLeft' || key === 'ArrowRight'
    if (shiftKey && isAcross && !metaKey) return this.extend(key, ctrlKey || altKey ? 'word' : 'character')
    if (shiftKey || ctrlKey || altKey || metaKey) return false
    if (key === 'ArrowDown') return this.step(1)
    if (key === 'ArrowUp') return this.step(-1)
    if (key === 'Home') return this.edge(1)
    if (key === 'End') return this.edge(-1)
    if (key === 'Enter') return this.turn(1)
    if (key === 'Escape') return this.turn(-1)
    return false
  }

  private extend(key: 'ArrowLeft' | 'ArrowRight', granularity: 'character' | 'word'): boolean {
    const selection = this.blocks.root.ownerDocument.getSelection()
    if (!selection || !selectedRange(this.blocks)) return false
    selection.modify('extend', key === 'ArrowLeft' ? 'left' : 'right', granularity)
    const range = selectedRange(this.blocks)
    if (range) this.tell(range, this.blocks.indexAt(range.start))
    return true
  }

  private step(way: 1 | -1): boolean {
    const here = this.here()
    if (here === null) return this.enter(this.blocks.indexAt(this.firstSeen()), 1)
    const at = this.blocks.indexAt(here.start)
    if (here.start === here.end) return this.goAround(here.start)
    const units = this.unitsAt(at)
    const next =
      way === 1
        ? units.find(({ start }) => start > here.start)
        : units.findLast(({ start }) => start < here.start)
    return next ? this.go(next, at) : this.enter(at + way, way)
  }

  /** The first unit from a block on, or the last unit up to it. At the end of the text one stays. */
  private enter(from: number, way: 1 | -1): boolean {
    for (let i = from; i >= 0 && i < this.blocks.all.length; i += way) {
      const unit = this.unitsAt(i).at(way === 1 ? 0 : -1)
      if (unit) return this.go(unit, i)
    }
    return true
  }

  private edge(way: 1 | -1): boolean {
    return this.enter(way === 1 ? 0 : this.blocks.all.length - 1, way)
  }

  /** Into smaller units, or back to larger ones; at the end of the ladder the key is somebody else's. */
  private turn(way: 1 | -1): boolean {
    const here = this.here()
    const level = LEVELS[LEVELS.indexOf(this.level) + way]
    if (!here || !level) return false
    this.level = level
    return this.goAround(here.start)
  }

  private goAround(offset: number): boolean {
    const at = this.blocks.indexAt(offset)
    const units = this.unitsAt(at)
    const unit = units.findLast(({ start }) => start <= offset) ?? units[0]
    return unit ? this.go(unit, at) : this.enter(at, 1)
  }

  private go(range: TextRange, block: number): boolean {
    selectRange(this.blocks, range)
    this.reveal(range)
    this.tell(range, block)
    return true
  }

  private tell(range: TextRange, block: number): void {
    const n = this.blocks.all[block]?.element.closest<HTMLElement>('[data-n]')?.dataset['n']
    this.options.onMove({ level: this.level, range, block, paragraph: n === undefined ? null : Number(n) })
  }

  /** What is selected, or where the caret was left; null when neither is in the text. */
  private here(): TextRange | null {
    const selection = this.blocks.root.ownerDocument.getSelection()
    const range = selectedRange(this.blocks)
    if (range) return range
    if (!selection?.focusNode) return null
    const caret = this.blocks.offset({ node: selection.focusNode, offset: selection.focusOffset }, 1)
    return caret === null ? null : { start: caret, end: caret }
  }

  private unitsAt(index: number): TextRange[] {
    const block = this.blocks.all[index]
    return block ? unitsOf(this.blocks, block, { level: this.level, language: this.options.language }) : []
  }

  /** Where the first block begins of which something is on the screen. */
  private firstSeen(): number {
    const { top } = readingBand()
    const seen = this.blocks.all.find(({ element }) => element.getBoundingClientRect().bottom > top)
    return seen?.start ?? 0
  }

  private reveal(range: TextRange): void {
    const boxes = rectsOf(this.blocks, range)
    if (boxes.length === 0) return
    const top = Math.min(...boxes.map((box) => box.top))
    const bottom = Math.max(...boxes.map((box) => box.bottom))
    const by = scrollNeeded({ top, bottom }, readingBand())
    if (by !== 0) scrollBy({ top: by, behavior: 'instant' })
  }
}
