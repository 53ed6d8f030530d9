import { beforeAll, expect, test } from 'vitest'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { replyToAnnotation } from '@/lib/server/annotations/reply-to-annotation'
import { FORMAT } from '@/lib/documents/plain-text'
import { db } from '@/lib/server/db/client'
import {
  aClass,
  anAnnotation,
  aReply,
  bodyOf,
  contextOf,
  newId,
  rootInput,
  selectorsOf,
} from '@/tests/support/factories'
import type { AnnotationId } from '@/lib/ids'

// What posting answers is made from what was stored, not read back. It must be what reading gives.

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const read = async (id: AnnotationId, by = given.ana) =>
  (await getAnnotation.execute(contextOf(by), { annotationId: id })).annotation

test.each([
  ['on a passage', (): object => ({})],
  ['of one’s own', (): object => ({ visibility: 'private' })],
  ['for the moderators', (): object => ({ visibility: 'moderators' })],
  ['a question', (): object => ({ motivation: 'questioning' })],
  ['a highlight without words', (): object => ({ motivation: 'highlighting', body: null })],
  [
    'on the whole text',
    (): object => ({ targets: [{ revisionId: given.reading.revisionId, selectors: null }] }),
  ],
  [
    'on two passages',
    (): object => ({
      targets: ['A quick reader', 'lazy dog'].map((words) => ({
        revisionId: given.reading.revisionId,
        selectors: selectorsOf(given.reading, words),
      })),
    }),
  ],
])('a root %s is answered as it is read', async (_, changes) => {
  const { ana, reading } = given
  const input = { ...rootInput(reading, { on: 'quick brown fox', says: 'Why quick?' }), ...changes() }
  const { annotation } = await createAnnotation.execute(contextOf(ana), input)
  expect(annotation).toEqual(await read(annotation.id))
  const again = await createAnnotation.execute(contextOf(ana), input)
  expect(again.annotation).toEqual(annotation)
})

test('a reply is answered as it is read, also below an empty place and of a moderator', async () => {
  const { ana, ben, miriam, reading } = given
  const root = await anAnnotation({ by: ana, reading })
  const first = await aReply({ by: ben, to: root.id })
  const second = await aReply({ by: ana, to: first.id })
  await deleteAnnotation.execute(contextOf(ben), { annotationId: first.id })
  for (const by of [ana, miriam]) {
    const input = { annotationId: second.id, id: newId(), body: bodyOf('An answer') }
    const { annotation } = await replyToAnnotation.execute(contextOf(by), input)
    expect(annotation).toEqual(await read(annotation.id, by))
  }
})

test('a passage of an earlier revision is answered with the place it has now', async () => {
  const { ana, reading } = await aClass()
  const current = await db().documentRevision.findFirstOrThrow({
    where: { documentId: reading.documentUuid },
  })
  const { json, text, length, publishedBy, documentId } = current
  await db().documentRevision.create({
    data: { documentId, number: 2, format: FORMAT, json: json ?? {}, text, length, publishedBy },
  })
  const { annotation } = await createAnnotation.execute(
    contextOf(ana),
    rootInput(reading, { on: 'quick brown fox' }),
  )
  expect(annotation.targets).toMatchObject([{ revision: 1, anchor: { start: expect.any(Number) as number } }])
  const { annotation: found } = await getAnnotation.execute(contextOf(ana), { annotationId: annotation.id })
  expect(annotation).toEqual(found)
})
