import { describe, expect, test } from 'vitest'
import { byPlace, nearlySame, overlap } from '@/lib/anchoring/places'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import { dice } from '@/tests/support/dice'

const anchor = (start: number, end: number, id = `${start}-${end}`): PackedAnchor => ({
  id,
  start,
  end,
  depth: 1,
  flags: 0,
})

describe('places', () => {
  test('hold each anchor once, in text order, and share a character', () => {
    const pick = dice(7)
    const roll = (sides: number) => pick(Array.from({ length: sides }, (_, i) => i))
    for (let round = 0; round < 200; round++) {
      const anchors = Array.from({ length: 12 }, () => {
        const start = roll(40)
        return anchor(start, start + 1 + roll(12))
      }).toSorted((a, b) => a.start - b.start || b.end - a.end)
      const places = byPlace(anchors)
      expect(places.flat()).toEqual(anchors)
      for (const place of places) {
        const from = Math.max(...place.map(({ start }) => start))
        const to = Math.min(...place.map(({ end }) => end))
        expect(from).toBeLessThan(to)
      }
    }
  })

  test('a passage that holds others is no place of all of them', () => {
    expect(byPlace([anchor(0, 100), anchor(0, 10), anchor(20, 30)]).map((place) => place.length)).toEqual([
      2, 1,
    ])
  })
})

test('what two ranges share is the same from both sides, all for one and none for strangers', () => {
  expect(overlap(anchor(0, 10), anchor(0, 10))).toBe(1)
  expect(overlap(anchor(0, 10), anchor(10, 20))).toBe(0)
  for (const [a, b] of [
    [anchor(0, 10), anchor(5, 30)],
    [anchor(3, 4), anchor(0, 9)],
  ] as const)
    expect(overlap(a, b)).toBe(overlap(b, a))
})

test.each([
  ['the same passage', [10, 20], '10-20'],
  ['a word more', [9, 22], '10-20'],
  ['a word of it', [12, 15], null],
  ['the paragraph around it', [0, 90], null],
  ['the passage after it', [20, 30], null],
] as const)('annotating %s', (_, [start, end], found) => {
  expect(nearlySame([anchor(10, 20), anchor(200, 300)], { start, end })?.id ?? null).toBe(found)
})

test('of several the closest is offered', () => {
  expect(nearlySame([anchor(9, 21), anchor(10, 20), anchor(10, 19)], { start: 10, end: 20 })?.id).toBe(
    '10-20',
  )
})
