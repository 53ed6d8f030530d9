import { describe, expect, it } from 'vitest'
import { excerpt } from '@/lib/text/excerpt'
import { graphemesOf } from '@/lib/text/graphemes'
import { WORDS } from '../../support/scripts'

const cases = [
  ['short', 'One line.', 40, 'One line.'],
  ['just enough', 'four', 4, 'four'],
  ['two lines', 'One\n  two', 40, 'One two'],
  ['cut between words', 'The quick brown fox', 11, 'The quick…'],
  ['cut after a word', 'The quick brown fox', 10, 'The quick…'],
  ['cut inside a long word', 'Donaudampfschiff', 6, 'Donau…'],
  ['one flag is one', '🇩🇪🇫🇷🇯🇵', 2, '🇩🇪…'],
] as const

describe('excerpt', () => {
  it.each(cases)('%s', (_, text, limit, expected) => {
    expect(excerpt(text, limit)).toBe(expected)
  })

  it.each(Object.entries(WORDS))('never exceeds the limit and never cuts a grapheme: %s', (_, text) => {
    const whole = new Set(graphemesOf(text))
    for (let limit = 1; limit < 30; limit++) {
      const graphemes = graphemesOf(excerpt(text, limit))
      expect(graphemes.length).toBeLessThanOrEqual(limit)
      expect(
        graphemes.filter((grapheme) => !whole.has(grapheme) && grapheme !== '…' && grapheme !== ' '),
      ).toEqual([])
    }
  })
})
