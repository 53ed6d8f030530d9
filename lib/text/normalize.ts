import { graphemesOf } from './graphemes'
import { hasBidiControl, hasControl } from './hidden-characters'
import { textFault } from './well-formed'

/** Why a name or tag is refused. */
export type NameFault = 'malformed' | 'control' | 'bidi' | 'invisible' | 'too_long'

/** What draws ink: letters, digits, punctuation and symbols, but not the fillers that Unicode counts as letters. */
const INK = /(?![\u115f\u1160\u3164\uffa0\u2800])[\p{L}\p{N}\p{P}\p{S}]/u

const SPACES = /\s+/gu

/**
 * A name or tag as it is stored: NFC, without white space at its edges, and one space wherever there was some inside.
 * Refused, with the reason, when it shows nothing, hides something, or has more than `limit` graphemes.
 */
export function normalizeName(
  input: string,
  limit: number,
): { ok: true; value: string } | { ok: false; reason: NameFault; limit?: number } {
  if (textFault(input)) return { ok: false, reason: 'malformed' }
  const value = input.normalize('NFC').trim()
  if (hasControl(value)) return { ok: false, reason: 'control' }
  if (hasBidiControl(value)) return { ok: false, reason: 'bidi' }
  if (!INK.test(value)) return { ok: false, reason: 'invisible' }
  const spaced = value.replace(SPACES, ' ')
  // Code units bound the work before graphemes are counted: one grapheme may hold thousands of marks.
  if (spaced.length > limit * 8 || graphemesOf(spaced).length > limit)
    return { ok: false, reason: 'too_long', limit }
  return { ok: true, value: spaced }
}
