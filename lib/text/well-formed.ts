/** What makes a text impossible to store or to send unchanged, and the UTF-16 offset of the first such unit. */
export type TextFault = { reason: 'lone_surrogate' | 'nul'; at: number }

/** In Unicode mode a pair is one character, so that only lone halves are surrogates. */
const LONE_SURROGATE = /\p{Cs}/u

/** The first lone surrogate or NUL, or null: PostgreSQL stores neither, and UTF-8 cannot carry the former. */
export function textFault(text: string): TextFault | null {
  const nul = text.indexOf('\0')
  const lone = text.isWellFormed() ? -1 : text.search(LONE_SURROGATE)
  if (nul < 0 && lone < 0) return null
  return lone < 0 || (nul >= 0 && nul < lone)
    ? { reason: 'nul', at: nul }
    : { reason: 'lone_surrogate', at: lone }
}
