import { z } from 'zod'
import { CONTEXT_UNITS } from './context-units'

/** A range of a revision's plain text: UTF-16 code units, end exclusive. */
export type TextRange = { start: number; end: number }

/** UTF-16 units: a quote may be a whole text, and no text is longer (`documents/validate`). */
const QUOTE_LIMIT = 2_000_000

/** https://www.w3.org/TR/annotation-model/#text-quote-selector */
export const textQuoteSelectorSchema = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1).max(QUOTE_LIMIT),
  prefix: z.string().max(CONTEXT_UNITS),
  suffix: z.string().max(CONTEXT_UNITS),
})
export type TextQuoteSelector = z.infer<typeof textQuoteSelectorSchema>

/** https://www.w3.org/TR/annotation-model/#text-position-selector, but in UTF-16 units: `interchange` converts. */
export const textPositionSelectorSchema = z.strictObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
})
export type TextPositionSelector = z.infer<typeof textPositionSelectorSchema>

/** Both descriptions of one range, and the ids of the blocks its ends lie in. */
export type Selectors = {
  quote: TextQuoteSelector
  position: TextPositionSelector
  blocks: { start: string | null; end: string | null }
}
