import type { PlainText } from '@/lib/documents/plain-text'
import { describeRange } from './describe'
import type { Selectors } from './selectors'

/** Why selectors are refused. */
export type SelectorFault =
  | 'not_an_integer'
  | 'range_empty'
  | 'range_outside_text'
  | 'split_surrogate'
  | 'quote_differs'
  | 'context_differs'

type Checked = { ok: true; selectors: Selectors } | { ok: false; field: string; reason: SelectorFault }

/**
 * Compares what a client says of a range with the plain text it speaks of. Good selectors come back as they are to be
 * stored: snapped outward to whole graphemes, with full context and the revision's own block ids. `field` is the path of
 * the first value that does not fit.
 */
export function checkSelectors({ quote, position }: Selectors, { text, blocks }: PlainText): Checked {
  const { start, end } = position
  if (!Number.isInteger(start)) return refuse('position.start', 'not_an_integer')
  if (!Number.isInteger(end)) return refuse('position.end', 'not_an_integer')
  if (start < 0 || start > text.length) return refuse('position.start', 'range_outside_text')
  if (end > text.length) return refuse('position.end', 'range_outside_text')
  if (start >= end) return refuse('position.end', 'range_empty')
  if (splitsPair(text, start)) return refuse('position.start', 'split_surrogate')
  if (splitsPair(text, end)) return refuse('position.end', 'split_surrogate')
  if (text.slice(start, end) !== quote.exact) return refuse('quote.exact', 'quote_differs')
  if (!text.slice(0, start).endsWith(quote.prefix)) return refuse('quote.prefix', 'context_differs')
  if (!text.startsWith(quote.suffix, end)) return refuse('quote.suffix', 'context_differs')
  const selectors = describeRange(text, blocks, { start, end })
  return selectors ? { ok: true, selectors } : refuse('position', 'range_outside_text')
}

function refuse(field: string, reason: SelectorFault): Checked {
  return { ok: false, field, reason }
}

function splitsPair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
