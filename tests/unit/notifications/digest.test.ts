import { expect, test } from 'vitest'
import { groupForDigest } from '@/lib/notifications/digest'
import { permutations } from '@/tests/support/permutations'

const ITEMS = [
  { readingId: 'a', rootId: 'a1', at: 1 },
  { readingId: 'b', rootId: 'b1', at: 2 },
  { readingId: 'a', rootId: 'a2', at: 3 },
  { readingId: null, rootId: null, at: 4 },
  { readingId: 'a', rootId: 'a1', at: 5 },
]

test('whatever the order, nothing is lost or said twice, each stands in its thread of its text, in the order it came', () => {
  for (const items of permutations(ITEMS)) {
    const texts = groupForDigest(items)
    const said = texts.flatMap(({ readingId, threads }) =>
      threads.flatMap(({ rootId, items: inThread }) =>
        inThread.map((item) => {
          expect(item).toMatchObject({ readingId, rootId })
          return item
        }),
      ),
    )
    expect(said).toHaveLength(items.length)
    expect(new Set(said)).toEqual(new Set(items))
    const firsts = texts.map(({ threads }) => threads[0]?.items[0])
    expect(firsts.map((first) => items.indexOf(first ?? items[0]!))).toEqual(
      firsts.map((first) => items.indexOf(first ?? items[0]!)).toSorted((x, y) => x - y),
    )
    expect(new Set(texts.map(({ readingId }) => readingId)).size).toBe(texts.length)
  }
})
