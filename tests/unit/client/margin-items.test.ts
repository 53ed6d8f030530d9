import { describe, expect, test } from 'vitest'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import { marginItems } from '@/lib/client/margin-items'
import type { MarginItem, Stretch } from '@/lib/client/margin-items'
import { anId } from '@/tests/support/annotations'

const anchor = (number: number, start: number): PackedAnchor => ({
  id: anId(number),
  start,
  end: start + 3,
  depth: 1,
  flags: 0,
})

/** Ten anchors in each of four blocks of a hundred units. */
const anchors = Array.from({ length: 40 }, (_, i) => anchor(i, i * 10))
const block = (index: number, room: number): Stretch => ({ start: index * 100, end: index * 100 + 99, room })
const given = { anchors, drafts: [], always: [] }

function threadsIn(items: readonly MarginItem[]) {
  return items.flatMap((item) => (item.kind === 'thread' ? [item.key] : []))
}

describe('the margin', () => {
  test('shows the threads of the blocks in view, in text order, and no others', () => {
    const items = marginItems({ ...given, stretches: [block(1, 20), block(2, 20)] })
    expect(threadsIn(items)).toEqual(anchors.slice(10, 30).map(({ id }) => id))
  })

  test.each([1, 2, 5, 8])('with room for %i gathers the rest behind one line that leads to all', (room) => {
    const items = marginItems({ ...given, stretches: [block(0, room)] })
    expect(threadsIn(items)).toHaveLength(room)
    const more = items.filter((item) => item.kind === 'more')
    expect(more).toMatchObject([{ ids: anchors.slice(0, 10).map(({ id }) => id) }])
  })

  test('never says that one more is there: its card takes no more room', () => {
    const items = marginItems({ ...given, stretches: [block(0, 9)] })
    expect(items.map(({ kind }) => kind)).not.toContain('more')
    expect(threadsIn(items)).toHaveLength(10)
  })

  test('always shows the open thread, wherever it is', () => {
    for (const number of [3, 9, 35]) {
      const items = marginItems({ ...given, stretches: [block(0, 2)], always: [anId(number)] })
      expect(threadsIn(items).filter((id) => id === anId(number))).toHaveLength(1)
      expect(items.map(({ offset }) => offset)).toEqual(
        items.map(({ offset }) => offset).toSorted((a, b) => a - b),
      )
    }
  })

  test('shows a thread with two passages once', () => {
    const twice = [anchor(1, 5), anchor(2, 50), anchor(1, 90)]
    const items = marginItems({ ...given, anchors: twice, stretches: [block(0, 20)], always: [anId(1)] })
    expect(threadsIn(items)).toEqual([anId(1), anId(2)])
  })

  test('puts a draft after the threads of its place', () => {
    const items = marginItems({ ...given, stretches: [block(0, 20)], drafts: [{ id: anId(99), offset: 20 }] })
    expect(items.slice(2, 4).map(({ kind }) => kind)).toEqual(['thread', 'draft'])
  })

  test.each([
    [5, 0],
    [6, 1],
    [300, 1],
  ])('of %i threads on one place makes %i stack', (count, stacks) => {
    const crowd = Array.from({ length: count }, (_, i) => ({ ...anchor(i, 10), end: 30 }))
    const others = [anchor(900, 2), anchor(901, 50)]
    const items = marginItems({
      ...given,
      anchors: [others[0]!, ...crowd, others[1]!],
      stretches: [block(0, 20)],
    })
    const found = items.filter((item) => item.kind === 'stack')
    expect(found).toHaveLength(stacks)
    expect(threadsIn(items)).toEqual(
      stacks === 0 ? [anId(900), ...crowd.map(({ id }) => id), anId(901)] : [anId(900), anId(901)],
    )
    if (stacks > 0) expect(found).toMatchObject([{ offset: 10, ids: crowd.map(({ id }) => id) }])
  })

  test('shows the open thread of a stack beside it', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({ ...anchor(i, 10), end: 30 }))
    const items = marginItems({ ...given, anchors: crowd, stretches: [block(0, 2)], always: [anId(4)] })
    expect(items.map(({ kind }) => kind)).toEqual(['stack', 'thread'])
    expect(threadsIn(items)).toEqual([anId(4)])
  })
})
