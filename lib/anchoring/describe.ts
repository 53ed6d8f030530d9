import { blockIndexAt } from '@/lib/documents/offset-map'
import type { TextBlock } from '@/lib/documents/plain-text'
import { graphemesAfter, graphemesBefore, snapOutward } from '@/lib/text/graphemes'
import { CONTEXT_UNITS } from './context-units'
import type { Selectors, TextRange } from './selectors'

/**
 * The selectors of a range of a revision's plain text (UTF-16 units, end exclusive), snapped outward to whole graphemes.
 * Null for a range that is empty or not inside the text.
 */
export function describeRange(
  text: string,
  blocks: readonly Pick<TextBlock, 'id' | 'start'>[],
  range: TextRange,
): Selectors | null {
  if (!(range.start >= 0 && range.start < range.end && range.end <= text.length)) return null
  const { start, end } = snapOutward(text, range)
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: graphemesBefore(text, start, CONTEXT_UNITS),
      suffix: graphemesAfter(text, end, CONTEXT_UNITS),
    },
    position: { type: 'TextPositionSelector', start, end },
    blocks: { start: idAt(blocks, start), end: idAt(blocks, end - 1) },
  }
}

function idAt(blocks: readonly Pick<TextBlock, 'id' | 'start'>[], offset: number): string | null {
  return blocks[blockIndexAt(blocks, offset)]?.id ?? null
}
