import { anchorIndex } from '@/lib/anchoring/anchor-index'
import type { AnchorIndex } from '@/lib/anchoring/anchor-index'
import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import { paintedSegments } from '@/lib/anchoring/segments'
import type { Segment } from '@/lib/anchoring/segments'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'
import { canHighlight, highlightNamed } from './highlights'
import type { HighlightName } from './highlights'
import { blocksNear, watchWindow } from './near-window'
import type { Stretch } from './near-window'
import { staticRange } from './ranges'
import { REDRAWN } from './redrawn'

/** Highlights of a single thing, set by whoever knows which it is. */
export type Pointer = 'open' | 'hover' | 'pick'

type Painted = [name: HighlightName, range: StaticRange]

/** `key` spells the segments out, so that a block whose look stays is left alone. */
type Look = { key: string; painted: Painted[] }

/**
 * How far beyond the window is painted, and how far must be, in windows: with some way between the two, most frames of
 * scrolling change no highlight. Changing one has the browser look at all of them again.
 */
const REACH = 1
const LEAST = 0.3

/**
 * Paints anchors over an article with the CSS Custom Highlight API, in the blocks within one screen of the viewport only:
 * the cost does not grow with the number of annotations. What the first paint left stays until this has painted. Without
 * the API it does nothing.
 */
export class Painter {
  private anchors: readonly PackedAnchor[] | null = null
  private index: AnchorIndex | null = null
  private unread: ReadonlySet<string> = new Set()
  private readonly near = new Map<HTMLElement, Look>()
  private readonly pointers = new Map<Pointer, StaticRange[]>()
  private readonly canPaint = canHighlight()
  private stretch: Stretch = { from: 0, to: 0 }
  private readonly stop: (() => void) | null
  private readonly handleRedrawn = () => this.refresh()

  constructor(private readonly blocks: TextBlocks) {
    this.stop = this.canPaint ? watchWindow(blocks.root, () => this.follow()) : null
    blocks.root.addEventListener(REDRAWN, this.handleRedrawn)
  }

  /**
   * Shows these anchors, given in text order, instead of those before. Resolved ones are not painted. `unread` are the ids of
   * those that begin with a bead; told apart from the anchors, so that reading changes none of them.
   */
  show(anchors: readonly PackedAnchor[], unread: ReadonlySet<string> = new Set()): void {
    if (anchors !== this.anchors)
      this.index = anchorIndex(anchors.filter(({ flags }) => !(flags & FLAG.resolved)))
    this.anchors = anchors
    this.unread = unread
    this.repaint(this.near.keys())
  }

  /** Points at ranges of the text, or at nothing: the open thread's passage, what is hovered, what is picked. */
  point(pointer: Pointer, ranges: readonly TextRange[]): void {
    if (!this.canPaint) return
    const highlight = highlightNamed(pointer)
    for (const range of this.pointers.get(pointer) ?? []) highlight.delete(range)
    const made = ranges.flatMap((range) => staticRange(this.blocks, range) ?? [])
    for (const range of made) highlight.add(range)
    this.pointers.set(pointer, made)
  }

  /** To be called when blocks were edited or replaced: everything is painted anew over those that stand there now. */
  refresh(): void {
    this.blocks.invalidate()
    for (const element of this.near.keys()) this.wipe(element)
    this.stretch = { from: 0, to: 0 }
    if (this.canPaint) this.follow()
  }

  /** Takes away all that this has painted. */
  destroy(): void {
    this.blocks.root.removeEventListener(REDRAWN, this.handleRedrawn)
    this.stop?.()
    for (const element of this.near.keys()) this.wipe(element)
    for (const pointer of this.pointers.keys()) this.point(pointer, [])
    this.forgetFirstPaint()
  }

  private follow(): void {
    const least = blocksNear(this.blocks, LEAST * window.innerHeight)
    if (least.from >= this.stretch.from && least.to <= this.stretch.to) return
    this.stretch = blocksNear(this.blocks, REACH * window.innerHeight)
    const now = new Set(
      this.blocks.all.slice(this.stretch.from, this.stretch.to).map(({ element }) => element),
    )
    for (const element of this.near.keys()) if (!now.has(element)) this.wipe(element)
    const come = [...now].filter((element) => !this.near.has(element))
    for (const element of come) this.near.set(element, { key: '', painted: [] })
    this.repaint(come)
  }

  private repaint(elements: Iterable<HTMLElement>): void {
    if (!this.index) return
    for (const element of elements) this.paint(element, this.index)
    // In the same task, so that no frame shows neither.
    if (this.near.size > 0) this.forgetFirstPaint()
  }

  private paint(element: HTMLElement, index: AnchorIndex): void {
    const block = this.blocks.all[this.blocks.indexOf(element)]
    if (!block) return
    const window = { from: block.start, to: block.end }
    const anchors = index.anchorsIn(window.from, window.to)
    const segments = paintedSegments(anchors, window)
    const news = beginnings(
      anchors.filter(({ id }) => this.unread.has(id)),
      window,
    )
    const key = [...segments, ...news].map((segment) => Object.values(segment).join()).join(' ')
    const before = this.near.get(element)
    if (before?.key === key) return
    const painted = segments.flatMap((segment) => this.paintedOf(segment))
    for (const range of news.flatMap((one) => staticRange(this.blocks, one) ?? []))
      painted.push(['unread', range])
    for (const [name, range] of painted) highlightNamed(name).add(range)
    for (const [name, range] of before?.painted ?? []) highlightNamed(name).delete(range)
    this.near.set(element, { key, painted })
  }

  private paintedOf(segment: Segment): Painted[] {
    const range = staticRange(this.blocks, segment)
    if (!range) return []
    const names: HighlightName[] = [DEPTHS[segment.depth - 1] ?? 'depth-3']
    if (segment.flags & FLAG.own) names.push('own')
    if (segment.flags & FLAG.guide) names.push('guide')
    return names.map((name) => [name, range])
  }

  private wipe(element: HTMLElement): void {
    for (const [name, range] of this.near.get(element)?.painted ?? []) highlightNamed(name).delete(range)
    this.near.delete(element)
  }

  private forgetFirstPaint(): void {
    for (const [name, range] of globalThis.postilFirstPaint ?? []) highlightNamed(name).delete(range)
    globalThis.postilFirstPaint = undefined
  }
}

/** In UTF-16 units: so much of a passage with something unread is marked where it begins. */
const BEGINNING = 4

function beginnings(
  anchors: readonly PackedAnchor[],
  { from, to }: { from: number; to: number },
): TextRange[] {
  const starts = new Map<number, number>()
  for (const { start, end } of anchors) {
    if (start < from) continue
    starts.set(start, Math.max(starts.get(start) ?? 0, Math.min(end, start + BEGINNING, to)))
  }
  return [...starts].map(([start, end]) => ({ start, end }))
}

const DEPTHS = ['depth-1', 'depth-2', 'depth-3'] as const satisfies HighlightName[]
