import { snapOutward } from '@/lib/text/graphemes'
import type { Anchor } from './anchor'
import { exactMatches, scoreOf, similarMatches } from './match-quote'
import type { QuoteMatch } from './match-quote'
import type { Selectors } from './selectors'

/** By how much the best place must lead the next; closer ones are a tie. */
const LEAD = 0.05

/** From this length on a verbatim quote speaks for itself. Shorter ones are common words and need their surroundings. */
const TELLING = 24

/**
 * Where the selectors lie in a text. In their own revision that is their position; elsewhere the same words in the same
 * surroundings at the same place, then a verbatim quote that one place has, then one alike enough. Whatever is weak
 * or tied is an orphan: it is better to say so than to point at other words.
 */
export function resolve(
  selectors: Selectors,
  text: string,
  { sameRevision }: { sameRevision: boolean },
): Anchor {
  const { quote, position } = selectors
  const { start, end } = position
  const stands = start < end && text.slice(start, end) === quote.exact
  if (sameRevision && stands) return { state: 'exact', start, end, confidence: 1 }
  if (stands && text.slice(0, start).endsWith(quote.prefix) && text.startsWith(quote.suffix, end))
    return { state: 'exact', start, end, confidence: 0.98 }
  const verbatim = exactMatches(text, quote)
  return verbatim.length > 0 ? among(verbatim, selectors) : alike(selectors, text)
}

function among(matches: readonly QuoteMatch[], { quote, position }: Selectors): Anchor {
  const [best, next] = matches.toSorted((a, b) => scoreOf(b) - scoreOf(a))
  if (!best) return { state: 'orphan', reason: 'deleted' }
  if (next && scoreOf(best) - scoreOf(next) < LEAD) return { state: 'orphan', reason: 'ambiguous' }
  const context = Math.max(best.prefix, best.suffix)
  const { length } = quote.exact
  if (context < 0.9 * Math.max(0, 1 - length / TELLING)) return { state: 'orphan', reason: 'weak' }
  const sure = Math.min(0.97, 0.6 + 0.2 * context + 0.2 * Math.min(1, length / TELLING))
  const state = best.start === position.start ? 'exact' : 'moved'
  return { state, start: best.start, end: best.end, confidence: sure }
}

function alike({ quote, position }: Selectors, text: string): Anchor {
  const [best, ...others] = similarMatches(text, quote, position.start)
  if (!best) return { state: 'orphan', reason: 'deleted' }
  const next = others.find(({ start, end }) => end <= best.start || start >= best.end)
  const score = scoreOf(best)
  if (best.quote < floorFor(quote.exact.length) || score < 0.6) return { state: 'orphan', reason: 'weak' }
  if (next && score - scoreOf(next) < LEAD) return { state: 'orphan', reason: 'ambiguous' }
  return { state: 'moved', ...snapOutward(text, best), confidence: 0.85 * score }
}

/** The share of the quote that must still be there: all of a word, most of a phrase, well over half of a paragraph. */
function floorFor(length: number): number {
  return Math.max(0.62, 1 - length / 80)
}
