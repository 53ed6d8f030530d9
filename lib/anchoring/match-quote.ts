import { bestFit, likeness } from './edit-distance'
import type { TextQuoteSelector, TextRange } from './selectors'

/** A place that may be the quote's, with how much of the quote and of its surroundings is there (0 to 1 each). */
export type QuoteMatch = TextRange & { quote: number; prefix: number; suffix: number }

/** A quote this common says nothing by itself; context decides among these. */
const HITS_LIMIT = 400

/** Quotes longer than this are found by their two ends: aligning costs the square of the length. */
const ALIGNED_LIMIT = 600
const END_LENGTH = 256

/** Pieces of a quote sought verbatim to learn where it might be. */
const PIECE = 10
const CANDIDATES_LIMIT = 24

/** Every verbatim place of the quote, in text order, at most 400, scored by its context. */
export function exactMatches(text: string, quote: TextQuoteSelector): QuoteMatch[] {
  return occurrences(text, quote.exact, HITS_LIMIT).map((start) =>
    inContext(text, quote, { start, end: start + quote.exact.length, quote: 1 }),
  )
}

/** The places where something like the quote stands, best quote first; `hint` is the offset where it once stood. */
export function similarMatches(text: string, quote: TextQuoteSelector, hint: number): QuoteMatch[] {
  const { exact } = quote
  const found = exact.length > ALIGNED_LIMIT ? longFits(text, exact, hint) : fits(text, exact, hint)
  return found
    .map((fit) => inContext(text, quote, fit))
    .sort((a, b) => scoreOf(b) - scoreOf(a) || Math.abs(a.start - hint) - Math.abs(b.start - hint))
}

/** One number for a match, from 0 to 1: mostly the quote, partly its two sides. */
export function scoreOf({ quote, prefix, suffix }: QuoteMatch): number {
  return 0.6 * quote + 0.2 * prefix + 0.2 * suffix
}

type Fitted = TextRange & { quote: number }

function fits(text: string, exact: string, hint: number): Fitted[] {
  const slack = Math.max(8, exact.length >> 2)
  const places = new Map<number, Fitted>()
  for (const guess of candidates(text, exact, hint)) {
    const from = Math.max(0, guess - slack)
    const { start, end, distance } = bestFit(exact, text.slice(from, guess + exact.length + slack))
    const fit = { start: from + start, end: from + end, quote: 1 - distance / exact.length }
    const known = places.get(fit.end)
    if (start < end && (!known || known.quote < fit.quote)) places.set(fit.end, fit)
  }
  return [...places.values()]
}

/** The best pair of both ends that stand about as far apart as they did. */
function longFits(text: string, exact: string, hint: number): Fitted[] {
  const heads = fits(text, exact.slice(0, END_LENGTH), hint)
  const tails = fits(text, exact.slice(-END_LENGTH), hint + exact.length - END_LENGTH)
  return heads.flatMap((head) =>
    tails
      .filter((tail) => tail.end - head.start > exact.length / 2 && tail.end - head.start < exact.length * 2)
      .map((tail) => ({ start: head.start, end: tail.end, quote: Math.min(head.quote, tail.quote) })),
  )
}

/** Where the quote would begin if one of its pieces is the same, the most often named and the nearest first. */
function candidates(text: string, exact: string, hint: number): number[] {
  const votes = new Map<number, number>()
  const length = Math.min(PIECE, Math.max(4, exact.length >> 1))
  const step = Math.max(length, Math.ceil(exact.length / 24))
  for (let at = 0; at + length <= exact.length; at += step) {
    for (const hit of occurrences(text, exact.slice(at, at + length), 60)) {
      const guess = Math.max(0, hit - at)
      const bucket = Math.round(guess / 16) * 16
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  return [...votes]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || Math.abs(a - hint) - Math.abs(b - hint))
    .slice(0, CANDIDATES_LIMIT)
    .map(([guess]) => guess)
}

function inContext(text: string, { prefix, suffix }: TextQuoteSelector, fit: Fitted): QuoteMatch {
  const before = text.slice(Math.max(0, fit.start - prefix.length), fit.start)
  const after = text.slice(fit.end, fit.end + suffix.length)
  return { ...fit, prefix: likeness(reversed(prefix), reversed(before)), suffix: likeness(suffix, after) }
}

/** Unit by unit, so that a prefix is compared from the quote outward; halves of pairs only meet their own kind. */
function reversed(text: string): string {
  let result = ''
  for (let at = text.length - 1; at >= 0; at--) result += text.charAt(at)
  return result
}

function occurrences(text: string, piece: string, limit: number): number[] {
  const found: number[] = []
  for (let at = text.indexOf(piece); at >= 0 && found.length < limit; at = text.indexOf(piece, at + 1))
    found.push(at)
  return found
}
