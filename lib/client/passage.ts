import { CONTEXT_UNITS } from '@/lib/anchoring/context-units'
import { describeRange } from '@/lib/anchoring/describe'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Passage } from '@/lib/client/draft'
import type { Block, TextBlocks } from '@/lib/client/surface/blocks'
import { wordsOf } from '@/lib/client/surface/text-units'

/** A grapheme may be longer than the context: this much more text lets it be cut where the whole text would be. */
const SLACK = 32

/**
 * The selectors of a range of the article (UTF-16 units), read from the page: only the blocks around it are looked at,
 * so that a book costs what a page does. The range comes back snapped to whole graphemes; null when it is empty.
 */
export function passageAt(blocks: TextBlocks, range: TextRange): Passage | null {
  const near = blocksAround(blocks, range)
  const first = near[0]
  if (!first) return null
  const text = near.map((block) => wordsOf(blocks, block)).join('\n')
  const shift = first.start
  const places = near.map(({ element, start }) => ({
    id: element.dataset['b'] ?? null,
    start: start - shift,
  }))
  const local = { start: range.start - shift, end: range.end - shift }
  const selectors = describeRange(text, places, local)
  if (!selectors) return null
  const { start, end } = selectors.position
  const moved = { start: start + shift, end: end + shift }
  return { range: moved, selectors: { ...selectors, position: { ...selectors.position, ...moved } } }
}

function blocksAround(blocks: TextBlocks, { start, end }: TextRange): readonly Block[] {
  const reach = CONTEXT_UNITS + SLACK
  return blocks.all.slice(Math.max(0, blocks.indexAt(start - reach)), blocks.indexAt(end + reach) + 1)
}
