import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReply,
  contextOf,
  newId,
  type Person,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const resolve = (by: Person | null, threadId: AnnotationId, resolved: unknown = true) =>
  resolveThread.execute(contextOf(by), { threadId, resolved })

test('resolving says when and who, re-opening forgets both, and asking again changes nothing', async () => {
  const { ana, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const first = await resolve(miriam, id)
  expect(first.annotation.thread).toMatchObject({ resolvedBy: miriam.name })
  expect(first.annotation.thread?.resolvedAt).not.toBeNull()
  expect((await resolve(ana, id)).annotation.thread).toEqual(first.annotation.thread)
  const open = { resolvedAt: null, resolvedBy: null, replyIds: [] }
  expect((await resolve(ana, id, false)).annotation.thread).toEqual(open)
  expect((await resolve(ana, id, false)).annotation.thread).toEqual(open)
  expect(await db().auditEntry.count({ where: { subjectId: uuidOf(id), action: 'thread.resolve' } })).toBe(2)
  expect(await db().liveEvent.count({ where: { subjectId: uuidOf(id) } })).toBe(3)
})

test('several at once resolve it once', async () => {
  const { ana, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const all = await Promise.all([
    resolve(ana, id),
    resolve(miriam, id),
    resolve(ana, id),
    resolve(miriam, id),
  ])
  expect(new Set(all.map(({ annotation }) => annotation.thread?.resolvedBy)).size).toBe(1)
  expect(await db().liveEvent.count({ where: { subjectId: uuidOf(id) } })).toBe(2)
})

test('a thread whose first words were deleted can still be resolved', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  await aReply({ by: ben, to: id })
  await deleteAnnotation.execute(contextOf(ana), { annotationId: id })
  expect((await resolve(miriam, id)).annotation).toMatchObject({
    author: null,
    thread: { resolvedBy: miriam.name },
  })
})

describe('who may not', () => {
  test('another member; and an outsider or the signed-out learn nothing', async () => {
    const { ana, ben, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    expect(await refusalOf(resolve(ben, id))).toMatchObject({ code: 'forbidden' })
    expect((await refusalOf(resolve(await aPerson(), id))).code).toBe('not_found')
    expect((await refusalOf(resolve(null, id))).code).toBe('signed_out')
  })

  test('anybody another’s “Only me”; but its author may resolve it', async () => {
    const { ana, miriam, reading } = given
    const { id } = await anAnnotation({ by: ana, reading, visibility: 'private' })
    expect((await refusalOf(resolve(miriam, id))).code).toBe('not_found')
    expect((await resolve(ana, id)).annotation.thread?.resolvedBy).toBe(ana.name)
  })
})

test('a reply is no thread, nor is what never was', async () => {
  const { ana, reading } = given
  const root = await anAnnotation({ by: ana, reading })
  const reply = await aReply({ by: ana, to: root.id })
  for (const id of [reply.id, newId()]) expect((await refusalOf(resolve(ana, id))).code).toBe('not_found')
})

test.each(['true', 1, null])('%j is neither yes nor no', async (value) => {
  const { id } = await anAnnotation({ by: given.ana, reading: given.reading })
  expect((await refusalOf(resolve(given.ana, id, value))).code).toBe('invalid_input')
})
