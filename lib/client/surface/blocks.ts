import { isCurrent, piecesOf, unitsBefore } from './block-pieces'
import type { DomPoint, Piece } from './block-pieces'

/** A text block (or block atom) of the article; offsets are UTF-16 units of the revision's plain text, end exclusive. */
export type Block = { element: HTMLElement; start: number; end: number }

/** Which neighbour a place between two characters or blocks leans to: -1 the one before, 1 the one after. */
export type Side = -1 | 1

/** Says where the blocks of an article are and at which text offset each begins, in text order. */
export type ReadBlocks = (root: HTMLElement) => { element: HTMLElement; start: number }[]

/**
 * The text blocks of an article, and the way between text offsets and DOM points. What was read of a block is kept until
 * its DOM differs, so that only blocks that are asked for cost anything.
 */
export class TextBlocks {
  private blocks: Block[] | null = null
  private indexes = new Map<Node, number>()
  private readonly pieces = new WeakMap<HTMLElement, Piece[]>()

  /** Without `read`, the `data-o` of the server's HTML say where blocks begin; they hold until the first edit. */
  constructor(
    readonly root: HTMLElement,
    private readonly read: ReadBlocks = placedBlocks,
  ) {}

  /** All blocks, in text order. */
  get all(): readonly Block[] {
    return (this.blocks ??= this.readAll())
  }

  /** To be called after an edit: blocks and offsets are read anew when next asked for. */
  invalidate(): void {
    this.blocks = null
  }

  /** The index of the block that holds an offset, or of the nearest one; -1 in an empty article. */
  indexAt(offset: number): number {
    const { all } = this
    if (all.length === 0) return -1
    return Math.max(
      0,
      lastWhere(all, (block) => block.start <= offset),
    )
  }

  /** The index of the block around a node, or -1. */
  indexOf(node: Node): number {
    if (this.all.length === 0) return -1
    for (let at: Node | null = node; at && at !== this.root; at = at.parentNode) {
      const index = this.indexes.get(at)
      if (index !== undefined) return index
    }
    return -1
  }

  /** What a block's text is made of, in order. */
  piecesOf({ element }: Block): readonly Piece[] {
    const known = this.pieces.get(element)
    if (known?.every(isCurrent)) return known
    const pieces = piecesOf(element)
    this.pieces.set(element, pieces)
    return pieces
  }

  /**
   * The DOM point of a text offset, in the piece of text that `side` names where two meet. Offsets outside the article
   * give its ends. Null in an empty article.
   */
  point(offset: number, side: Side): DomPoint | null {
    const block = this.all[this.indexAt(offset)]
    if (!block) return null
    const inside = Math.min(Math.max(offset, block.start), block.end) - block.start
    const pieces = this.piecesOf(block)
    const index = lastWhere(pieces, ({ start }) => (side === 1 ? start <= inside : start < inside))
    const piece = pieces[Math.max(0, index)]
    if (!piece) return { node: block.element, offset: 0 }
    const within = Math.min(inside - piece.start, piece.length)
    if (piece.node instanceof Text) return { node: piece.node, offset: within }
    const parent = piece.node.parentNode ?? block.element
    return { node: parent, offset: indexIn(parent, piece.node) + (within > 0 ? 1 : 0) }
  }

  /** The text offset of a DOM point; a point between blocks goes to the block that `side` names. Null outside the root. */
  offset(point: DomPoint, side: Side): number | null {
    if (!this.root.contains(point.node)) return null
    const block = this.all[this.indexOf(point.node)]
    if (!block) return this.between(point, side)
    return Math.min(block.start + unitsBefore(this.piecesOf(block), point), block.end)
  }

  private between(point: DomPoint, side: Side): number | null {
    const range = this.root.ownerDocument.createRange()
    range.setStart(point.node, point.offset)
    const index = lastWhere(this.all, ({ element }) => {
      const parent = element.parentNode
      return parent !== null && range.comparePoint(parent, indexIn(parent, element)) < 0
    })
    const before = this.all[index]
    const after = this.all[index + 1]
    if (side === -1) return before?.end ?? after?.start ?? null
    return after?.start ?? before?.end ?? null
  }

  private readAll(): Block[] {
    const places = this.read(this.root)
    this.indexes = new Map(places.map(({ element }, index) => [element, index]))
    return places.map(({ element, start }, index) => {
      const next = places[index + 1]
      return { element, start, end: next ? next.start - 1 : start + unitsOf(element) }
    })
  }
}

function placedBlocks(root: HTMLElement): { element: HTMLElement; start: number }[] {
  return [...root.querySelectorAll<HTMLElement>('[data-o]')].map((element) => ({
    element,
    start: Number(element.dataset['o']),
  }))
}

function unitsOf(element: HTMLElement): number {
  const last = piecesOf(element).at(-1)
  return last ? last.start + last.length : 0
}

function indexIn(parent: Node, child: Node): number {
  return Array.prototype.indexOf.call(parent.childNodes, child)
}

/** The index of the last item of which `holds` is true, where it is true up to some item and false after; -1 if of none. */
function lastWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = -1
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(items[middle] as Item)) low = middle
    else high = middle - 1
  }
  return low
}
