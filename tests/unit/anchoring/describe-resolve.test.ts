import { describe, expect, it } from 'vitest'
import { checkSelectors } from '@/lib/anchoring/check-selectors'
import { CONTEXT_UNITS } from '@/lib/anchoring/context-units'
import { describeRange } from '@/lib/anchoring/describe'
import { resolve } from '@/lib/anchoring/resolve'
import type { Selectors, TextRange } from '@/lib/anchoring/selectors'
import { textPositionSelectorSchema, textQuoteSelectorSchema } from '@/lib/anchoring/selectors'
import { graphemesOf, snapOutward } from '@/lib/text/graphemes'
import { ARTICLES } from '../../support/articles'
import { article, h, hr, p } from '../../support/tagged'
import type { Tagged } from '../../support/tagged'

/** Every range of a short text; of a long one every start with ends near, far and last. */
function* rangesOf(text: string): Generator<TextRange> {
  const ends = text.length <= 120 ? null : [1, 2, 3, 7, 40]
  for (let start = 0; start < text.length; start++) {
    for (const end of ends?.map((length) => start + length) ?? after(start, text.length)) {
      if (end <= text.length) yield { start, end }
    }
  }
}

function after(start: number, last: number): number[] {
  return Array.from({ length: last - start }, (_, i) => start + 1 + i)
}

function described({ text, blocks }: Tagged, range: TextRange): Selectors {
  const selectors = describeRange(text, blocks, range)
  if (!selectors) throw new Error(`${range.start} to ${range.end} is no range`)
  return selectors
}

describe('describe, then resolve', () => {
  it.each(Object.entries(ARTICLES))('returns every range, snapped to graphemes: %s', (_, tagged) => {
    for (const range of rangesOf(tagged.text)) {
      const selectors = described(tagged, range)
      const { start, end } = snapOutward(tagged.text, range)
      for (const sameRevision of [true, false])
        expect(resolve(selectors, tagged.text, { sameRevision })).toMatchObject({
          state: 'exact',
          start,
          end,
        })
    }
  })

  it.each(Object.entries(ARTICLES))('says what W3C selectors say, within their limits: %s', (_, tagged) => {
    const { text } = tagged
    const graphemes = new Set(graphemesOf(text))
    for (const range of rangesOf(text)) {
      const { quote, position } = described(tagged, range)
      expect(textQuoteSelectorSchema.safeParse(quote).success).toBe(true)
      expect(textPositionSelectorSchema.safeParse(position).success).toBe(true)
      expect(text.slice(position.start, position.end)).toBe(quote.exact)
      expect(text.slice(0, position.start).endsWith(quote.prefix)).toBe(true)
      expect(text.startsWith(quote.suffix, position.end)).toBe(true)
      expect(Math.max(quote.prefix.length, quote.suffix.length)).toBeLessThanOrEqual(CONTEXT_UNITS)
      for (const context of [quote.prefix, quote.suffix])
        expect(graphemesOf(context).every((grapheme) => graphemes.has(grapheme))).toBe(true)
    }
  })

  it.each(Object.entries(ARTICLES))('passes the check, and as it is: %s', (_, tagged) => {
    for (const range of rangesOf(tagged.text)) {
      const selectors = described(tagged, range)
      expect(checkSelectors(selectors, tagged)).toEqual({ ok: true, selectors })
    }
  })

  it('names the blocks of both ends', () => {
    const tagged = article(h(1, '<a>One'), p('t<b>wo<c>'), hr(), p('<d>three<e>'))
    const blocks = (from: string, to: string) => described(tagged, tagged.range(from, to)).blocks
    expect(blocks('a', 'b')).toEqual({ start: 'b1', end: 'b2' })
    expect(blocks('b', 'c')).toEqual({ start: 'b2', end: 'b2' })
    expect(blocks('c', 'd')).toEqual({ start: 'b2', end: 'b3' })
    expect(blocks('a', 'e')).toEqual({ start: 'b1', end: 'b4' })
  })

  it.each([
    ['empty', { start: 2, end: 2 }],
    ['backward', { start: 3, end: 2 }],
    ['before the text', { start: -1, end: 2 }],
    ['past the text', { start: 0, end: 99 }],
    ['of no numbers', { start: Number.NaN, end: 2 }],
  ])('has nothing to say of a range that is %s', (_, range) => {
    const { text, blocks } = article(p('words'))
    expect(describeRange(text, blocks, range)).toBeNull()
  })
})
