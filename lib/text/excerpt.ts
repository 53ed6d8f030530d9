import { graphemesAfter, graphemesOf } from './graphemes'

const WORD_START = /\s+\S*$/u

/**
 * The text on one line in at most `limit` graphemes: whole, or cut (at a space when one stands in the last third) with an ellipsis
 * that counts as one of them.
 */
export function excerpt(text: string, limit: number): string {
  // Enough for any writing system; the rest of a long text is not even looked at.
  const line = graphemesAfter(text, 0, (limit + 1) * 32)
    .replace(/\s+/gu, ' ')
    .trim()
  const graphemes = graphemesOf(line)
  if (graphemes.length <= limit) return line
  const cut = graphemes.slice(0, Math.max(0, limit - 1)).join('')
  const atSpace = graphemes[limit - 1] === ' ' ? cut : cut.replace(WORD_START, '')
  const kept = atSpace.length * 3 >= cut.length * 2 ? atSpace : cut
  return `${kept.trimEnd()}…`
}
