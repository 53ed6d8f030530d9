import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { lockThread } from '@/lib/server/annotations/lock-thread'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReply,
  bodyOf,
  contextOf,
  type Person,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const lock = (by: Person | null, threadId: AnnotationId, locked: unknown = true) =>
  lockThread.execute(contextOf(by), { threadId, locked })

test('a locked thread takes no reply and no edit until it is unlocked; asked again nothing changes', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const reply = await aReply({ by: ben, to: id })
  expect((await lock(miriam, id)).annotation.facts.thread.locked).toBe(true)
  await lock(miriam, id)
  const refused = { code: 'forbidden', detail: { reason: 'thread_locked' } }
  const edit = { annotationId: reply.id, edit: 1, body: bodyOf('Changed') }
  expect(await refusalOf(aReply({ by: ben, to: id }))).toMatchObject(refused)
  expect(await refusalOf(aReply({ by: miriam, to: reply.id }))).toMatchObject(refused)
  expect(await refusalOf(updateAnnotation.execute(contextOf(ben), edit))).toMatchObject(refused)
  const seen = await getAnnotation.execute(contextOf(ben), { annotationId: reply.id })
  expect(seen.annotation.facts.thread.locked).toBe(true)
  expect((await lock(miriam, id, false)).annotation.facts.thread.locked).toBe(false)
  await aReply({ by: ben, to: id })
  const subjectId = uuidOf(id)
  expect(await db().auditEntry.count({ where: { subjectId, action: 'thread.lock' } })).toBe(2)
  expect(await db().liveEvent.count({ where: { subjectId } })).toBe(3)
})

test('an answer at the very moment of the lock is there before it, or refused', async () => {
  const { ana, ben, miriam, reading } = given
  for (let round = 0; round < 5; round++) {
    const { id } = await anAnnotation({ by: ana, reading })
    const [answer] = await Promise.allSettled([aReply({ by: ben, to: id }), lock(miriam, id)])
    const count = await db().annotation.count({ where: { parentId: uuidOf(id) } })
    expect(count).toBe(answer?.status === 'fulfilled' ? 1 : 0)
  }
})

test('the thread of an empty place can still be locked', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  await aReply({ by: ben, to: id })
  await deleteAnnotation.execute(contextOf(ana), { annotationId: id })
  expect((await lock(miriam, id)).annotation.facts.thread.locked).toBe(true)
})

describe('who may not', () => {
  test('is a member, also the starter; others learn nothing', async () => {
    const { ana, ben, miriam, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    for (const by of [ana, ben]) {
      expect(await refusalOf(lock(by, id))).toMatchObject({ detail: { reason: 'not_a_moderator' } })
    }
    expect((await refusalOf(lock(await aPerson(), id))).code).toBe('not_found')
    expect((await refusalOf(lock(null, id))).code).toBe('signed_out')
    const note = await anAnnotation({ by: ana, reading, visibility: 'private' })
    expect((await refusalOf(lock(miriam, note.id))).code).toBe('not_found')
  })

  test('a reply is no thread', async () => {
    const { ana, miriam, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const reply = await aReply({ by: ana, to: root.id })
    expect((await refusalOf(lock(miriam, reply.id))).code).toBe('not_found')
  })
})
