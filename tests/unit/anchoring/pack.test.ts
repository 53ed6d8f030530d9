import { describe, expect, it } from 'vitest'
import { packAnchors, unpackAnchors } from '@/lib/anchoring/pack'
import type { PackedAnchors } from '@/lib/anchoring/packed'
import { compareIds } from '@/lib/ids'
import { anchorsOver } from '../../support/spans'

const cases = [0, 1, 2, 30, 500].map(
  (count) => [`${count} anchors`, anchorsOver(300, count, count + 1)] as const,
)

describe('packed anchors, format 1', () => {
  /** Browsers keep pages open over an upgrade: these columns may not change. */
  it('are these columns', () => {
    const [x, y, z] = ['x', 'y', 'z'].map((letter) => `${letter.repeat(21)}A`) as [string, string, string]
    const packed: PackedAnchors = {
      format: 1,
      ids: y + x + z,
      starts: [4, 0, 5],
      lengths: [9, 3, 1],
      depth: [2, 2, 2],
      flags: [0, 16, 5],
    }
    const anchors = [
      { id: z, start: 9, end: 10, flags: 5 },
      { id: x, start: 4, end: 7, flags: 16 },
      { id: y, start: 4, end: 13, flags: 0 },
    ]
    expect(packAnchors(anchors)).toEqual(packed)
  })

  it.each(cases)('come back as they were, in text order: %s', (_, anchors) => {
    const unpacked = unpackAnchors(packAnchors(anchors))
    const sorted = anchors.toSorted((a, b) => a.start - b.start || b.end - a.end || compareIds(a.id, b.id))
    expect(unpacked.map(({ depth: _depth, ...rest }) => rest)).toEqual(sorted)
  })

  it.each(cases)('do not depend on the order they came in, and pack again to the same: %s', (_, anchors) => {
    const packed = packAnchors(anchors)
    expect(packAnchors(anchors.toReversed())).toEqual(packed)
    expect(packAnchors(unpackAnchors(JSON.parse(JSON.stringify(packed)) as PackedAnchors))).toEqual(packed)
  })

  it.each(cases)('have as depth how many cover the first character: %s', (_, anchors) => {
    for (const { start, depth } of unpackAnchors(packAnchors(anchors)))
      expect(depth).toBe(Math.min(255, anchors.filter((a) => a.start <= start && a.end > start).length))
  })

  it('keep both targets of one annotation', () => {
    const id = `${'x'.repeat(21)}A`
    const twice = [0, 9].map((start) => ({ id, start, end: start + 3, flags: 0 }))
    expect(unpackAnchors(packAnchors(twice)).map(({ id: each, start }) => [each, start])).toEqual([
      [id, 0],
      [id, 9],
    ])
  })

  it('of another format are refused', () => {
    const later = { ...packAnchors([]), format: 2 } as unknown as PackedAnchors
    expect(() => unpackAnchors(later)).toThrow(RangeError)
  })
})
