import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'

/** The DOM range of a text range, which moves along when the DOM changes; null in an empty article. */
export function liveRange(blocks: TextBlocks, { start, end }: TextRange): Range | null {
  const from = blocks.point(start, 1)
  const to = blocks.point(end, -1)
  if (!from || !to) return null
  const range = blocks.root.ownerDocument.createRange()
  range.setStart(from.node, from.offset)
  if (start < end) range.setEnd(to.node, to.offset)
  return range
}

/** The same as a range that costs nothing to keep: what highlights are made of. Null when it would hold nothing. */
export function staticRange(blocks: TextBlocks, { start, end }: TextRange): StaticRange | null {
  const from = blocks.point(start, 1)
  const to = blocks.point(end, -1)
  if (!from || !to || start >= end) return null
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  })
}

/**
 * Where the words of a text range stand on the screen: one rectangle or more for each line, in client pixels. Asked block
 * by block, so that the rectangle of a whole block never stands among them.
 */
export function rectsOf(blocks: TextBlocks, { start, end }: TextRange): DOMRect[] {
  const rects: DOMRect[] = []
  for (let i = blocks.indexAt(start); i <= blocks.indexAt(end); i++) {
    const block = blocks.all[i]
    if (!block) continue
    const range = liveRange(blocks, { start: Math.max(start, block.start), end: Math.min(end, block.end) })
    if (range) rects.push(...[...range.getClientRects()].filter(({ height }) => height > 0))
  }
  return rects
}
