import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { unvalueAnnotation } from '@/lib/server/annotations/unvalue-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aPerson, aReply, contextOf, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'
import { aStream } from '@/tests/support/streams'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass({ readableBy: 'world' })
})

const value = (by: Person | null, annotationId: AnnotationId) =>
  valueAnnotation.execute(contextOf(by), { annotationId })
const unvalue = (by: Person | null, annotationId: AnnotationId) =>
  unvalueAnnotation.execute(contextOf(by), { annotationId })
const seenBy = async (by: Person | null, annotationId: AnnotationId) =>
  (await getAnnotation.execute(contextOf(by), { annotationId })).annotation.valued

test('each reader counts once, sees whether they are among them, and takes it back', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading, motivation: 'questioning' })
  expect((await value(ben, id)).annotation.valued).toEqual({ count: 1, byViewer: true })
  expect((await value(ben, id)).annotation.valued).toEqual({ count: 1, byViewer: true })
  expect((await value(miriam, id)).annotation.valued).toEqual({ count: 2, byViewer: true })
  expect(await seenBy(ana, id)).toEqual({ count: 2, byViewer: false })
  expect(await seenBy(null, id)).toEqual({ count: 2, byViewer: false })
  expect((await unvalue(ben, id)).annotation.valued).toEqual({ count: 1, byViewer: false })
  expect((await unvalue(ben, id)).annotation.valued).toEqual({ count: 1, byViewer: false })
  const subjectId = uuidOf(id)
  expect(await db().auditEntry.count({ where: { subjectId, action: 'annotation.value' } })).toBe(2)
  expect(await db().auditEntry.count({ where: { subjectId, action: 'annotation.unvalue' } })).toBe(1)
})

test('many at once, each several times, are counted once each', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  await Promise.all([ben, miriam, ben, miriam, ben].map((by) => value(by, id)))
  expect(await seenBy(ana, id)).toEqual({ count: 2, byViewer: false })
})

test('everybody is told, each what is theirs, and who values it is not told', async () => {
  const { ana, ben, miriam, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  const people = [ana, ben, miriam, null]
  const streams = await Promise.all(people.map((person) => aStream(person, { reading: reading.id })))
  await value(ben, id)
  const frames = await Promise.all(streams.map((stream) => stream.until(id)))
  for (const stream of streams) stream.close()
  const told = frames.map((frame) => (frame.kind === 'upsert' ? frame.annotation.valued : null))
  expect(told).toEqual([false, true, false, false].map((byViewer) => ({ count: 1, byViewer })))
  for (const frame of [frames[0], frames[2], frames[3]]) expect(JSON.stringify(frame)).not.toContain(ben.id)
})

test('an empty place is valued by nobody, also when it was', async () => {
  const { ana, ben, reading } = given
  const { id } = await anAnnotation({ by: ana, reading })
  await aReply({ by: ben, to: id })
  await value(ben, id)
  await deleteAnnotation.execute(contextOf(ana), { annotationId: id })
  for (const person of [ana, ben, null])
    expect(await seenBy(person, id)).toEqual({ count: 0, byViewer: false })
  expect((await refusalOf(value(ben, id))).code).toBe('not_found')
})

describe('who may not', () => {
  test('is the author, whoever is no member, and whoever cannot read it', async () => {
    const { ana, ben, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    const note = await anAnnotation({ by: ana, reading, visibility: 'private' })
    expect(await refusalOf(value(ana, id))).toMatchObject({ detail: { reason: 'own_annotation' } })
    expect(await refusalOf(value(await aPerson(), id))).toMatchObject({ detail: { reason: 'not_a_member' } })
    expect((await refusalOf(value(null, id))).code).toBe('signed_out')
    expect((await refusalOf(value(ben, note.id))).code).toBe('not_found')
  })
})
