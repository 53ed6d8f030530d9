import { describe, expect, test } from 'vitest'
import { densityOf, densitySegments, perBlock } from '@/lib/anchoring/density'
import { dice } from '@/tests/support/dice'

const pick = dice(11)
const below = (limit: number) => pick(Array.from({ length: limit }, (_, i) => i))

/** Random ranges within a text of 400 units. */
const ranges = (count: number) =>
  Array.from({ length: count }, () => {
    const start = below(390)
    return { start, end: start + 1 + below(Math.min(60, 400 - start - 1)) }
  })

describe('density', () => {
  test('with a bin for each character is the number of anchors over it', () => {
    for (let round = 0; round < 20; round++) {
      const anchors = ranges(30)
      const counted = Array.from(
        { length: 400 },
        (_, at) => anchors.filter(({ start, end }) => start <= at && at < end).length,
      )
      expect([...densityOf(anchors, 400, 400)]).toEqual(counted)
    }
  })

  test('in fewer bins is nothing only where nothing lies, and never less than a character’s', () => {
    const anchors = ranges(6)
    const fine = densityOf(anchors, 400, 400)
    const coarse = densityOf(anchors, 400, 40)
    coarse.forEach((count, bin) => {
      const within = fine.slice(bin * 10, bin * 10 + 10)
      expect(count).toBeGreaterThanOrEqual(Math.max(...within))
      expect(count === 0).toBe(within.every((one) => one === 0))
    })
  })

  test('of nothing, and of an empty text, is nothing', () => {
    expect([...densityOf([], 400, 4)]).toEqual([0, 0, 0, 0])
    expect([...densityOf([{ start: 0, end: 1 }], 0, 2)]).toEqual([0, 0])
  })
})

test('each block counts the anchors that touch it', () => {
  const blocks = Array.from({ length: 20 }, (_, i) => ({ start: i * 20, end: i * 20 + 19 }))
  for (let round = 0; round < 20; round++) {
    const anchors = ranges(25)
    expect(perBlock(anchors, blocks)).toEqual(
      blocks.map(
        (block) => anchors.filter(({ start, end }) => start < block.end && end > block.start).length,
      ),
    )
  }
})

describe('the pieces of a strip', () => {
  const blocks = Array.from({ length: 20 }, (_, i) => ({ start: i * 20, end: i * 20 + 19 }))

  test('are the blocks where there is room for them', () => {
    const anchors = ranges(25)
    const pieces = densitySegments(anchors, blocks, { rows: 120, least: 6 })
    expect(pieces.map(({ count }) => count)).toEqual(perBlock(anchors, blocks))
    pieces.forEach(({ from, to }, i) => {
      expect(from).toBeCloseTo((blocks[i]?.start ?? 0) / 399)
      expect(to).toBeCloseTo((blocks[i]?.end ?? 0) / 399)
    })
  })

  test('are rows where there is not, without a gap and none like its neighbour', () => {
    const anchors = ranges(25)
    const pieces = densitySegments(anchors, blocks, { rows: 100, least: 6 })
    const rows = pieces.flatMap(({ from, to, count }) =>
      Array.from({ length: Math.round((to - from) * 100) }, () => count),
    )
    expect(rows).toEqual([...densityOf(anchors, 399, 100)])
    pieces.slice(1).forEach(({ from, count }, i) => {
      expect(from).toBe(pieces[i]?.to)
      expect(count).not.toBe(pieces[i]?.count)
    })
  })

  test('of nothing are none', () => {
    expect(densitySegments([], [], { rows: 100, least: 6 })).toEqual([])
    expect(densitySegments([], blocks, { rows: 0, least: 6 })).toEqual([])
  })
})
