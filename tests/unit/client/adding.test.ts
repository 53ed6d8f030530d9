import { describe, expect, test } from 'vitest'
import { TARGETS_LIMIT } from '@/lib/annotations/limits'
import { passagesOf } from '@/lib/client/draft'
import { keyValue } from '@/tests/support/key-value'
import { aPassage, aRoom } from '@/tests/support/rooms'
import { REVISION } from '@/tests/support/annotations'

function looking() {
  const room = aRoom('', keyValue())
  const id = room.composing.annotate(aPassage(10, 20))
  const draft = () => room.store.getState().drafts.get(id)!
  const starts = () => passagesOf(draft()).map(({ range }) => range.start)
  const add = (start: number) => {
    room.composing.beginAdding(id)
    room.composing.addPassage(aPassage(start, start + 5))
  }
  return { ...room, id, draft, starts, add }
}

describe('a passage that is added to a draft', () => {
  test('stands after the others, each with its revision, and is kept on the device', () => {
    const room = looking()
    room.add(30)
    room.add(2)
    expect(room.starts()).toEqual([10, 30, 2])
    expect(passagesOf(room.draft()).map(({ revisionId }) => revisionId)).toEqual([
      REVISION,
      REVISION,
      REVISION,
    ])
    expect(room.box.all()).toEqual([room.draft()])
    expect(room.store.getState()).toMatchObject({ adding: null, composing: room.id, doesComposerFocus: true })
  })

  test('is added once, and no more than there may be', () => {
    const room = looking()
    room.add(30)
    room.add(30)
    expect(room.starts()).toEqual([10, 30])
    for (let start = 40; start < 40 + TARGETS_LIMIT; start++) room.add(start)
    expect(room.starts()).toHaveLength(TARGETS_LIMIT)
  })

  test('can be taken away, the first like the others, but not the last that is left', () => {
    const room = looking()
    room.add(30)
    room.add(40)
    room.composing.removePassage(room.id, 0)
    expect(room.starts()).toEqual([30, 40])
    room.composing.removePassage(room.id, 1)
    room.composing.removePassage(room.id, 0)
    expect(room.starts()).toEqual([30])
  })

  test('is looked for no longer once the composer is folded, and the passages are no empty draft', () => {
    const room = looking()
    room.add(30)
    room.composing.beginAdding(room.id)
    room.composing.collapse()
    expect(room.store.getState().adding).toBeNull()
    expect(room.starts()).toEqual([10, 30])
  })
})
