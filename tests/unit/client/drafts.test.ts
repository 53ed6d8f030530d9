import { describe, expect, test } from 'vitest'
import { parseDraft } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { openDrafts } from '@/lib/client/drafts'
import { anId, READING, REVISION } from '@/tests/support/annotations'
import { keyValue } from '@/tests/support/key-value'
import { aBody, aPassage } from '@/tests/support/rooms'

const ana = { userId: 'ana', readingId: READING }

function aDraft(number: number, given: Partial<Draft> = {}): Draft {
  return {
    id: anId(number),
    place: { kind: 'passage', revisionId: REVISION, ...aPassage(3, 9) },
    motivation: 'commenting',
    visibility: 'group',
    tags: [],
    more: [],
    body: aBody('Some words'),
    text: 'Some words',
    touchedAt: number,
    number: 0,
    isSaved: false,
    posting: null,
    ...given,
  }
}

const PLACES: Draft['place'][] = [
  { kind: 'passage', revisionId: REVISION, ...aPassage(0, 1) },
  { kind: 'document', revisionId: REVISION },
  { kind: 'reply', parentId: anId(7), rootId: anId(8) },
  { kind: 'edit', annotationId: anId(7), rootId: anId(8), edit: 3 },
]

describe('a draft', () => {
  test.each(PLACES)('bound to a place of kind $kind comes back as it was', (place) => {
    const storage = keyValue()
    const draft = aDraft(1, { place })
    expect(openDrafts(storage, ana).keep(draft)).toBe(true)
    expect(openDrafts(storage, ana).all()).toEqual([draft])
  })

  test('that was written last comes first, and one that is forgotten not at all', () => {
    const box = openDrafts(keyValue(), ana)
    for (const number of [2, 3, 1]) box.keep(aDraft(number))
    box.forget(aDraft(3))
    expect(box.all().map(({ id }) => id)).toEqual([anId(2), anId(1)])
  })

  test('is kept once however often it is written', () => {
    const box = openDrafts(keyValue(), ana)
    for (const text of ['W', 'Wo', 'Wor']) box.keep(aDraft(1, { text }))
    expect(box.all().map(({ text }) => text)).toEqual(['Wor'])
  })

  test.each([
    ['another account', { ...ana, userId: 'ben' }],
    ['another reading', { ...ana, readingId: anId(0xffff) }],
    ['an account whose id begins alike', { ...ana, userId: 'an' }],
  ])('is never seen by %s', (_, other) => {
    const storage = keyValue()
    openDrafts(storage, ana).keep(aDraft(1))
    expect(openDrafts(storage, other).all()).toEqual([])
    openDrafts(storage, other).forget(aDraft(1))
    expect(openDrafts(storage, ana).all()).toHaveLength(1)
  })
})

describe('two tabs with one draft', () => {
  const older = aDraft(1, { touchedAt: 10, text: 'Older' })
  const newer = aDraft(1, { touchedAt: 20, text: 'Newer' })

  test.each(['forget', 'bury'] as const)(
    '%s in the tab that wrote first leaves what the other wrote',
    (act) => {
      const box = openDrafts(keyValue(), ana)
      box.keep(older)
      box.keep(newer)
      box[act](older)
      expect(box.all()).toEqual([newer])
      expect(box.buried()).toEqual([])
      box[act](newer)
      expect(box.all()).toEqual([])
    },
  )
})

describe('what was discarded', () => {
  const draft = aDraft(1, { number: 4 })

  test('is remembered with the number that was seen, until the server has heard or it is written on', () => {
    const storage = keyValue()
    const box = openDrafts(storage, ana)
    box.keep(draft)
    box.bury(draft)
    expect(openDrafts(storage, ana).all()).toEqual([])
    expect(openDrafts(storage, ana).buried()).toEqual([{ id: draft.id, number: 4 }])
    box.unbury(draft.id)
    expect(storage.length).toBe(0)
    box.bury(draft)
    box.keep(draft)
    expect(box.buried()).toEqual([])
    box.unbury(draft.id)
    expect(box.all()).toEqual([draft])
  })
})

describe('a device', () => {
  test('that is full says so, and keeps what it had', () => {
    const storage = keyValue(700)
    const box = openDrafts(storage, ana)
    expect(box.keep(aDraft(1, { text: 'short' }))).toBe(true)
    expect(box.keep(aDraft(1, { text: 'x'.repeat(700) }))).toBe(false)
    expect(box.all().map(({ text }) => text)).toEqual(['short'])
  })

  test('that keeps nothing says so and breaks nothing', () => {
    const box = openDrafts(null, ana)
    expect(box.keep(aDraft(1))).toBe(false)
    box.forget(aDraft(1))
    box.bury(aDraft(1))
    expect(box.all()).toEqual([])
    expect(box.buried()).toEqual([])
  })
})

describe('what is stored and is no draft', () => {
  const good = aDraft(1)
  test.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no place', JSON.stringify({ ...good, place: undefined })],
    ['a place of a later release', JSON.stringify({ ...good, place: { kind: 'circle' } })],
    ['a passage without its range', JSON.stringify({ ...good, place: { kind: 'passage', selectors: {} } })],
    ['words that are none', JSON.stringify({ ...good, text: 5 })],
    ['another motivation', JSON.stringify({ ...good, motivation: 'tagging' })],
  ])('%s is passed over', (_, stored) => {
    expect(parseDraft(stored)).toBeNull()
    const storage = keyValue()
    storage.setItem(`postil:draft:1:ana:${READING}:x`, stored)
    openDrafts(storage, ana).keep(good)
    expect(openDrafts(storage, ana).all()).toEqual([good])
  })
})
