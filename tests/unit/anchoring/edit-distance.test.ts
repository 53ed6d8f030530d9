import { describe, expect, it } from 'vitest'
import { bestFit, likeness } from '@/lib/anchoring/edit-distance'
import { seeded } from '../../support/spans'

const random = seeded(7)
const word = (length: number) => Array.from({ length }, () => 'abc'[Math.floor(random() * 3)]).join('')

/** Levenshtein's distance, by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const substituted = distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
  return Math.min(substituted, distance(a.slice(1), b) + 1, distance(a, b.slice(1)) + 1)
}

describe('bestFit', () => {
  it('is as near as the nearest of all ranges, and says where', () => {
    for (let i = 0; i < 40; i++) {
      const [pattern, text] = [word(1 + (i % 5)), word(i % 7)]
      const fit = bestFit(pattern, text)
      let least = pattern.length
      for (let start = 0; start <= text.length; start++)
        for (let end = start; end <= text.length; end++)
          least = Math.min(least, distance(pattern, text.slice(start, end)))
      expect(fit.distance).toBe(least)
      if (least < pattern.length) expect(distance(pattern, text.slice(fit.start, fit.end))).toBe(least)
    }
  })
})

describe('likeness', () => {
  it('is the share that needs no edit to begin alike', () => {
    for (let i = 0; i < 40; i++) {
      const [wanted, found] = [word(1 + (i % 5)), word(i % 6)]
      const beginnings = Array.from({ length: found.length + 1 }, (_, end) =>
        distance(wanted, found.slice(0, end)),
      )
      expect(likeness(wanted, found)).toBeCloseTo(Math.max(0, 1 - Math.min(...beginnings) / wanted.length))
    }
    expect(likeness('', 'anything')).toBe(1)
  })
})
