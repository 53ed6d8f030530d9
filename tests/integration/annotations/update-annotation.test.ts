import { beforeAll, describe, expect, test } from 'vitest'
import { VISIBILITIES, isWidening } from '@/lib/annotations/visibility'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  type Person,
} from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const update = (by: Person | null, annotationId: AnnotationId, change: object) =>
  updateAnnotation.execute(contextOf(by), { annotationId, ...change })
const historyOf = (id: AnnotationId) =>
  db().annotationEdit.findMany({ where: { annotationId: uuidOf(id) }, orderBy: { edit: 'asc' } })
const eventsOf = (id: AnnotationId) => db().liveEvent.count({ where: { subjectId: uuidOf(id) } })

test('each change counts up, and the earlier body is kept with what it was', async () => {
  const { ana, reading } = given
  const { id } = await anAnnotation({ by: ana, reading, on: 'fox', says: 'One', visibility: 'moderators' })
  await update(ana, id, { edit: 1, body: bodyOf('Two') })
  const { annotation } = await update(ana, id, { edit: 2, visibility: 'group', motivation: 'questioning' })
  expect(annotation).toMatchObject({ edit: 3, text: 'Two', visibility: 'group', motivation: 'questioning' })
  expect(annotation.editedAt).not.toBeNull()
  expect(await historyOf(id)).toMatchObject([
    { edit: 1, text: 'One', body: bodyOf('One'), visibility: 'moderators', status: 'approved' },
    { edit: 2, text: 'Two', body: bodyOf('Two'), visibility: 'moderators', status: 'approved' },
  ])
})

test('from an edit that is past it is a conflict with the current one, and nothing changes', async () => {
  const { ana, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const { annotation } = await update(ana, id, { edit: 1, body: bodyOf('Two') })
  const refusal = await refusalOf(update(ana, id, { edit: 1, body: bodyOf('Other') }))
  expect(refusal).toMatchObject({ code: 'conflict', detail: { reason: 'edited_meanwhile' } })
  expect(refusal.detail.current).toEqual(annotation)
  expect((await refusalOf(update(ana, id, { edit: 3, body: bodyOf('Other') }))).code).toBe('conflict')
  expect(await historyOf(id)).toHaveLength(1)
})

test('sent twice it is one change', async () => {
  const { ana, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const marked = { type: 'text', text: 'Two', marks: [{ type: 'bold' }, { type: 'italic' }] }
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [marked] }] }
  const first = await update(ana, id, { edit: 1, body })
  expect(await update(ana, id, { edit: 1, body })).toEqual(first)
  expect(await update(ana, id, { edit: 2, body })).toEqual(first)
  expect([await historyOf(id), await eventsOf(id)]).toMatchObject([[{ edit: 1 }], 2])
})

test('of several at once from one edit exactly one wins, and the others are told its state', async () => {
  const { ana, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const outcomes = await Promise.allSettled(
    ['A', 'B', 'C', 'D', 'E'].map((word) => update(ana, id, { edit: 1, body: bodyOf(word) })),
  )
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  expect(won).toHaveLength(1)
  const [winner] = won
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      expect(outcome.reason).toMatchObject({
        code: 'conflict',
        detail: { current: winner?.value.annotation },
      })
    }
  }
})

describe('who sees it is only widened', () => {
  const pairs = VISIBILITIES.flatMap((from) => VISIBILITIES.map((to) => [from, to] as const))
  test.each(pairs)('from %s to %s', async (from, to) => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading, visibility: from })
    const change = update(ana, id, { edit: 1, visibility: to, body: bodyOf('Changed') })
    if (isWidening(from, to)) expect((await change).annotation.visibility).toBe(to)
    else expect(await wrongFieldsOf(change)).toEqual(['visibility'])
  })

  test('a reply’s never beyond its root’s', async () => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading, visibility: 'moderators' })
    const reply = await aReply({ by: ana, to: root.id, visibility: 'private' })
    expect(await wrongFieldsOf(update(ana, reply.id, { edit: 1, visibility: 'group' }))).toEqual([
      'visibility',
    ])
    const { annotation } = await update(ana, reply.id, { edit: 1, visibility: 'moderators' })
    expect(annotation.visibility).toBe('moderators')
  })

  test('and asks the right to annotate: “Only me” may be edited while commenting is closed, but not shown', async () => {
    const member = await aPerson()
    const group = await aGroup({ people: [[member, 'member']] })
    const reading = await aReading({ group, commenting: 'closed' })
    const { id } = await anAnnotation({ by: member, reading, visibility: 'private' })
    await update(member, id, { edit: 1, body: bodyOf('Edited') })
    expect(await refusalOf(update(member, id, { edit: 2, visibility: 'group' }))).toMatchObject({
      code: 'forbidden',
      detail: { reason: 'commenting_is_closed' },
    })
  })

  test('and asks it of an observer too', async () => {
    const observer = await aPerson()
    const group = await aGroup({ people: [[observer, 'observer']] })
    const { id } = await anAnnotation({
      by: observer,
      reading: await aReading({ group }),
      visibility: 'private',
    })
    expect((await refusalOf(update(observer, id, { edit: 1, visibility: 'group' }))).code).toBe('forbidden')
  })
})

describe('words and none', () => {
  test('a comment becomes a bare highlight, and back only with words', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading, on: 'fox' })
    expect(await wrongFieldsOf(update(ana, id, { edit: 1, body: null }))).toEqual(['body'])
    const bare = await update(ana, id, { edit: 1, body: null, motivation: 'highlighting' })
    expect(bare.annotation).toMatchObject({ body: null, text: '', motivation: 'highlighting' })
    expect(await wrongFieldsOf(update(ana, id, { edit: 2, motivation: 'commenting' }))).toEqual(['body'])
    const again = await update(ana, id, { edit: 2, motivation: 'commenting', body: bodyOf('Back') })
    expect(again.annotation.text).toBe('Back')
  })

  test('a note on the whole document is no highlight', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    expect(await wrongFieldsOf(update(ana, id, { edit: 1, motivation: 'highlighting' }))).toEqual([
      'motivation',
    ])
  })

  test('a reply stays one', async () => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const { id } = await aReply({ by: ana, to: root.id })
    expect(await wrongFieldsOf(update(ana, id, { edit: 1, motivation: 'questioning' }))).toEqual([
      'motivation',
    ])
  })

  test('nothing to change, and bodies out of bounds', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    expect(await wrongFieldsOf(update(ana, id, { edit: 1 }))).toEqual(['body'])
    const long = await refusalOf(update(ana, id, { edit: 1, body: bodyOf('x'.repeat(10_001)) }))
    expect(long.detail.fields).toMatchObject([{ path: 'body', limit: 10_000 }])
    expect(await historyOf(id)).toEqual([])
  })
})

describe('who may not', () => {
  test('others, and of what they cannot see they learn nothing', async () => {
    const { ana, ben, miriam, reading } = given
    const seen = await anAnnotation({ by: ana, reading })
    const hidden = await anAnnotation({ by: ana, reading, visibility: 'private' })
    const change = { edit: 1, body: bodyOf('Mine now') }
    for (const other of [ben, miriam]) {
      expect(await refusalOf(update(other, seen.id, change))).toMatchObject({
        code: 'forbidden',
        detail: { reason: 'not_the_author' },
      })
      expect((await refusalOf(update(other, hidden.id, change))).code).toBe('not_found')
    }
    expect((await refusalOf(update(null, seen.id, change))).code).toBe('signed_out')
  })

  test('the author in a locked thread', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    await db().thread.update({ where: { id: uuidOf(id) }, data: { lockedAt: new Date() } })
    expect(await refusalOf(update(ana, id, { edit: 1, body: bodyOf('x') }))).toMatchObject({
      detail: { reason: 'thread_locked' },
    })
  })
})

test('a change leaves one audit entry without words, and one that changes nothing leaves none', async () => {
  const { ana, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  await update(ana, id, { edit: 1, body: bodyOf('Two') })
  await update(ana, id, { edit: 2, body: bodyOf('Two') })
  const entries = await db().auditEntry.findMany({ where: { subjectId: uuidOf(id) }, orderBy: { id: 'asc' } })
  expect(
    entries.map(({ action, actorId, groupId, detail }) => ({ action, actorId, groupId, detail })),
  ).toEqual(
    ['annotation.create', 'annotation.update'].map((action) => ({
      action,
      actorId: ana.uuid,
      groupId: reading.group.uuid,
      detail: {},
    })),
  )
})
