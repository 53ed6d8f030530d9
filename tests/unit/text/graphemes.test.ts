import { describe, expect, it, test } from 'vitest'
import {
  graphemeAround,
  graphemesAfter,
  graphemesBefore,
  graphemesOf,
  snapOutward,
} from '@/lib/text/graphemes'
import { WORDS } from '../../support/scripts'

/** Boundaries by segmenting the whole text: slow, and right by definition. */
function boundaries(text: string): number[] {
  let at = 0
  return [0, ...graphemesOf(text).map((grapheme) => (at += grapheme.length))]
}

const padded = Object.entries(WORDS).flatMap(([name, words]) => [
  [name, words],
  [`${name} in a long text`, `${'漢字'.repeat(200)}${words}${'漢字'.repeat(200)}`],
])

describe('graphemes', () => {
  it.each(padded)('finds by the neighbourhood what the whole text says: %s', (_, text = '') => {
    const ends = boundaries(text)
    for (let offset = 0; offset <= text.length; offset++) {
      const before = Math.max(...ends.filter((end) => end <= offset))
      const after = Math.min(...ends.filter((end) => end >= offset))
      expect(graphemeAround(text, offset)).toEqual([before, after])
    }
  })

  it.each(Object.entries(WORDS))('snaps outward, once and for all: %s', (_, text) => {
    const ends = new Set(boundaries(text))
    for (let start = 0; start < text.length; start++) {
      const snapped = snapOutward(text, { start, end: start + 1 })
      expect(snapped.start).toBeLessThanOrEqual(start)
      expect(snapped.end).toBeGreaterThan(start)
      expect(ends.has(snapped.start) && ends.has(snapped.end)).toBe(true)
      expect(snapOutward(text, snapped)).toEqual(snapped)
    }
  })

  it.each(Object.entries(WORDS))('cuts context inward to whole graphemes: %s', (_, text) => {
    const ends = boundaries(text)
    for (const at of ends) {
      const before = graphemesBefore(text, at, 8)
      const after = graphemesAfter(text, at, 8)
      expect(before).toBe(text.slice(Math.min(...ends.filter((end) => end >= at - 8)), at))
      expect(after).toBe(text.slice(at, Math.max(...ends.filter((end) => end <= at + 8))))
    }
  })

  test('the cost does not grow with the text', () => {
    const text = 'word 漢字 '.repeat(200_000)
    const started = performance.now()
    for (let i = 0; i < 1000; i++) graphemeAround(text, i * 1000)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
