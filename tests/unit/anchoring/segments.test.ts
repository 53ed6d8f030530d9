import { describe, expect, it } from 'vitest'
import { paintedSegments, segments } from '@/lib/anchoring/segments'
import type { Segment, Spanned } from '@/lib/anchoring/segments'
import { anchorsOver } from '../../support/spans'
import { article, p } from '../../support/tagged'

const LENGTH = 400
const cases = [1, 2, 5, 30, 200].map(
  (count) => [`${count} anchors`, anchorsOver(LENGTH, count, count)] as const,
)

/** Depth and flags of each character, the slow way. */
function characters(anchors: readonly Spanned[]): { depth: number; flags: number }[] {
  return Array.from({ length: LENGTH }, (_, at) => {
    const over = anchors.filter(({ start, end }) => start <= at && at < end)
    return { depth: Math.min(3, over.length), flags: over.reduce((flags, anchor) => flags | anchor.flags, 0) }
  })
}

function spread(list: readonly Segment[]): { depth: number; flags: number }[] {
  const result = Array.from({ length: LENGTH }, () => ({ depth: 0, flags: 0 }))
  for (const { start, end, depth, flags } of list) result.fill({ depth, flags }, start, end)
  return result
}

function expectDisjoint(list: readonly Segment[]): void {
  list.forEach(({ start, end }, i) => {
    expect(end).toBeGreaterThan(start)
    expect(start).toBeGreaterThanOrEqual(list[i - 1]?.end ?? 0)
  })
}

describe('segments', () => {
  it.each(cases)('are disjoint, in order, and say of each character what lies over it: %s', (_, anchors) => {
    for (const cut of [segments, paintedSegments]) {
      const list = cut(anchors)
      expectDisjoint(list)
      expect(spread(list)).toEqual(characters(anchors))
    }
  })

  it.each(cases)('lie under one set of anchors each: %s', (_, anchors) => {
    for (const { start, end } of segments(anchors)) {
      const edge = anchors.some((a) => (a.start > start && a.start < end) || (a.end > start && a.end < end))
      expect(edge).toBe(false)
    }
  })

  it.each(cases)('of a window are those of the text, cut at its edges: %s', (_, anchors) => {
    const whole = characters(anchors)
    for (const [from, to] of [
      [0, LENGTH],
      [17, 61],
      [100, 101],
      [350, 999],
      [50, 50],
    ] as const) {
      const list = segments(anchors, { from, to })
      expectDisjoint(list)
      const expected = whole.map((character, at) =>
        at >= from && at < to ? character : { depth: 0, flags: 0 },
      )
      expect(spread(list)).toEqual(expected)
    }
  })

  it.each(cases)('painted are as few as will do: %s', (_, anchors) => {
    const painted = paintedSegments(anchors)
    painted.forEach((segment, i) => {
      const next = painted[i + 1]
      const alike =
        next?.start === segment.end && next.depth === segment.depth && next.flags === segment.flags
      expect(alike).toBe(false)
    })
  })

  it('of two that overlap are three', () => {
    const tagged = article(p('one <a>two <b>three<c> four<d>'))
    const [first, second] = [tagged.range('a', 'c'), tagged.range('b', 'd')]
    expect(
      segments([
        { ...first, flags: 1 },
        { ...second, flags: 2 },
      ]),
    ).toEqual([
      { ...tagged.range('a', 'b'), depth: 1, flags: 1 },
      { ...tagged.range('b', 'c'), depth: 2, flags: 3 },
      { ...tagged.range('c', 'd'), depth: 1, flags: 2 },
    ])
  })

  it('of nothing are none', () => {
    expect(segments([])).toEqual([])
    expect(segments([{ start: 3, end: 3, flags: 1 }])).toEqual([])
  })
})
