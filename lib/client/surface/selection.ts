import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'
import { liveRange } from './ranges'

/**
 * The selected words as a range of the text, in UTF-16 units and not snapped to anything. What is selected outside the
 * article is cut off; null when nothing of the article is selected. Never goes through the selection's own string, which
 * lacks whatever the browser has not drawn.
 */
export function selectedRange(blocks: TextBlocks): TextRange | null {
  const selection = blocks.root.ownerDocument.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = clipped(selection.getRangeAt(0), blocks.root)
  if (!range) return null
  const start = blocks.offset({ node: range.startContainer, offset: range.startOffset }, 1)
  const end = blocks.offset({ node: range.endContainer, offset: range.endOffset }, -1)
  if (start === null || end === null) return null
  return withoutEmptyEdges(blocks, { start, end })
}

/** Selects a range of the text in the page, as a pointer dragged from its start to its end would. */
export function selectRange(blocks: TextBlocks, range: TextRange): void {
  const dom = liveRange(blocks, range)
  if (!dom) return
  const { startContainer, startOffset, endContainer, endOffset } = dom
  blocks.root.ownerDocument
    .getSelection()
    ?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

function clipped(range: Range, root: HTMLElement): Range | null {
  if (!range.intersectsNode(root)) return null
  const whole = root.ownerDocument.createRange()
  whole.selectNodeContents(root)
  const part = range.cloneRange()
  if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0)
    part.setStart(whole.startContainer, whole.startOffset)
  if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0)
    part.setEnd(whole.endContainer, whole.endOffset)
  return part
}

/** A triple click ends at the start of the next block; the line feeds between blocks are nobody's words. */
function withoutEmptyEdges(blocks: TextBlocks, { start, end }: TextRange): TextRange | null {
  let first = blocks.indexAt(start)
  let last = blocks.indexAt(end)
  while (first < last && start >= (blocks.all[first]?.end ?? 0)) start = blocks.all[++first]?.start ?? start
  while (last > first && end <= (blocks.all[last]?.start ?? 0)) end = blocks.all[--last]?.end ?? end
  return start < end ? { start, end } : null
}
