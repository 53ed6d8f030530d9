import type { Block, TextBlocks } from './blocks'
import { rectsOf } from './ranges'
import { wordsOf } from './text-units'

/** A place on the screen, in client pixels. */
export type ClientPoint = { x: number; y: number }

/** Glyphs may stand a little over their box. */
const SLOP = 1

/**
 * The text offset (UTF-16) of the character under a point of the screen; null beside the words: after a paragraph's end,
 * between paragraphs, outside the article. The space between two lines belongs to the lines.
 */
export function offsetAtPoint(blocks: TextBlocks, point: ClientPoint): number | null {
  const caret = caretAt(blocks.root.ownerDocument, point)
  const block = caret && blocks.all[blocks.indexOf(caret.node)]
  const near = caret && block ? blocks.offset(caret, 1) : null
  if (!block || near === null) return null
  const lineHeight = Number.parseFloat(getComputedStyle(block.element).lineHeight) || 0
  for (const [start, end] of candidates(near)) {
    if (start < block.start || end > block.end) continue
    if (rectsOf(blocks, { start, end }).some((rect) => holds(rect, point, lineHeight)))
      return isSecondHalf(blocks, block, start) ? start - 1 : start
  }
  return null
}

/** The caret goes to the nearer side of a character, so the one meant is after or before it. Some are two units wide. */
function candidates(near: number): [start: number, end: number][] {
  return [
    [near, near + 1],
    [near - 1, near],
    [near, near + 2],
    [near - 2, near],
  ]
}

function caretAt(document: Document, { x, y }: ClientPoint): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  const range = document.caretRangeFromPoint(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
}

/** True for the second half of a character of two units, which has the whole character's rectangle. */
function isSecondHalf(blocks: TextBlocks, block: Block, offset: number): boolean {
  const unit = wordsOf(blocks, block).charCodeAt(offset - block.start)
  return unit >= 0xdc00 && unit <= 0xdfff
}

function holds(
  { left, right, top, bottom, height }: DOMRect,
  { x, y }: ClientPoint,
  lineHeight: number,
): boolean {
  const leading = Math.max(SLOP, (lineHeight - height) / 2)
  return x >= left - SLOP && x <= right + SLOP && y >= top - leading && y <= bottom + leading
}
