import { beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '@/lib/annotations/visibility'
import { uuidOf } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aPerson, aReply, bodyOf, contextOf, newId } from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

test('a reply stands under what it answers, in its root’s thread', async () => {
  const { ana, ben, reading } = given
  const root = await anAnnotation({ by: ana, reading, on: 'fox' })
  const first = await aReply({ by: ben, to: root.id, says: 'One' })
  const second = await aReply({ by: ana, to: first.id, says: 'Two' })
  const common = { rootId: root.id, readingId: reading.id, motivation: 'replying', targets: [], thread: null }
  expect(first).toMatchObject({ ...common, parentId: root.id, text: 'One', author: { name: ben.name } })
  expect(second).toMatchObject({ ...common, parentId: first.id, text: 'Two' })
})

describe('how widely it is seen', () => {
  const table: [root: Visibility, asked: Visibility | undefined, given: Visibility][] = [
    ['group', undefined, 'group'],
    ['group', 'moderators', 'moderators'],
    ['group', 'private', 'private'],
    ['moderators', undefined, 'moderators'],
    ['moderators', 'group', 'moderators'],
    ['moderators', 'private', 'private'],
    ['private', undefined, 'private'],
    ['private', 'group', 'private'],
  ]
  test.each(table)('under %s, asked for %s, it is %s', async (rootIs, asked, expected) => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading, visibility: rootIs })
    const reply = await aReply({ by: ana, to: root.id, ...(asked ? { visibility: asked } : {}) })
    expect(reply.visibility).toBe(expected)
  })
})

test('the same id again is answered with what is stored; with other words it is a conflict', async () => {
  const { ana, ben, reading } = given
  const root = await anAnnotation({ by: ana, reading })
  const input = { annotationId: root.id, id: newId(), body: bodyOf('Once') }
  const reply = (words: object = {}) => replyToAnnotation.execute(contextOf(ben), { ...input, ...words })
  const [first, ...others] = await Promise.all([reply(), reply(), reply()])
  for (const other of others) expect(other).toEqual(first)
  expect(await db().liveEvent.count({ where: { subjectId: uuidOf(input.id) } })).toBe(1)
  const sibling = await aReply({ by: ana, to: root.id })
  for (const change of [{ body: bodyOf('Twice') }, { annotationId: sibling.id }]) {
    expect((await refusalOf(reply(change))).code).toBe('conflict')
  }
})

describe('what is refused', () => {
  const answer = (by: Parameters<typeof contextOf>[0], to: string, more: object = {}) =>
    replyToAnnotation.execute(contextOf(by), { annotationId: to, id: newId(), body: bodyOf('x'), ...more })

  test('an answer to what was deleted, whether a place is left or not', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const reply = await aReply({ by: ben, to: root.id })
    await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
    expect((await refusalOf(answer(ben, root.id))).code).toBe('not_found')
    await aReply({ by: ana, to: reply.id })
    await deleteAnnotation.execute(contextOf(ben), { annotationId: reply.id })
    expect((await refusalOf(answer(ana, reply.id))).code).toBe('not_found')
  })

  test('an answer in a locked thread', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    await db().thread.update({ where: { id: uuidOf(root.id) }, data: { lockedAt: new Date() } })
    expect(await refusalOf(answer(ben, root.id))).toMatchObject({
      code: 'forbidden',
      detail: { reason: 'thread_locked' },
    })
  })

  test.each([
    [
      'another’s “Only me”',
      async () => (await anAnnotation({ by: given.ana, reading: given.reading, visibility: 'private' })).id,
    ],
    [
      'what is for the moderators',
      async () =>
        (await anAnnotation({ by: given.ana, reading: given.reading, visibility: 'moderators' })).id,
    ],
    ['an id of nothing', async () => newId()],
  ])('an answer to %s, as if there were no such annotation', async (_, subject) => {
    const id = await subject()
    expect((await refusalOf(answer(given.ben, id))).code).toBe('not_found')
    expect((await refusalOf(answer(null, id))).code).toBe('signed_out')
  })

  test('an answer by one who is not in the group', async () => {
    const { ana, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    expect((await refusalOf(answer(await aPerson(), root.id))).code).toBe('not_found')
  })

  test.each([
    ['no body', { body: null }, 'body'],
    ['an empty one', { body: bodyOf(' ') }, 'body'],
    ['a motivation of one’s own', { motivation: 'commenting' }, 'motivation'],
    ['a target', { targets: [] }, 'targets'],
  ])('%s', async (_, more, path) => {
    const root = await anAnnotation({ by: given.ana, reading: given.reading })
    expect(await wrongFieldsOf(answer(given.ben, root.id, more))).toEqual([path])
  })
})
