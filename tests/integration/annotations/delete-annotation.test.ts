import { beforeAll, describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { eraseJob, UNDO_MS } from '@/lib/server/annotations/erase-job'
import { eraseWords } from '@/lib/server/annotations/erase-words'
import { getAnnotation } from '@/lib/server/annotations/get-annotation'
import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { JOB_HANDLERS } from '@/lib/server/jobs/handlers'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aReply, bodyOf, contextOf, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass()
})

const remove = (by: Person, annotationId: AnnotationId) =>
  deleteAnnotation.execute(contextOf(by), { annotationId })
const restore = (by: Person, annotationId: AnnotationId) =>
  restoreAnnotation.execute(contextOf(by), { annotationId })
const get = async (by: Person | null, annotationId: AnnotationId) =>
  (await getAnnotation.execute(contextOf(by), { annotationId })).annotation
const jobsOf = (id: AnnotationId) =>
  db().$queryRaw<{ run_at: Date; task: string }[]>`
    SELECT run_at, task_identifier AS task FROM graphile_worker.jobs WHERE key = ${eraseJob(id, new Date()).key}`

describe('deleting', () => {
  test('what has no replies leaves nothing, for nobody', async () => {
    const { ana, ben, miriam, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    expect(await remove(ana, id)).toEqual({ annotation: null })
    for (const viewer of [ana, ben, miriam]) expect((await refusalOf(get(viewer, id))).code).toBe('not_found')
  })

  test('what has replies leaves an empty place without words or author', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading, on: 'fox', says: 'Regretted' })
    const reply = await aReply({ by: ben, to: root.id })
    const { annotation: place } = await remove(ana, root.id)
    const empty = { author: null, body: null, text: '', facts: { annotation: { live: false } } }
    expect(place).toMatchObject({ ...empty, restorable: true, thread: { replyIds: [reply.id] } })
    const seen = await get(ben, root.id)
    expect(seen).toMatchObject({ ...empty, restorable: false })
    expect(JSON.stringify(seen)).not.toMatch(/Regretted|Person/)
    expect(await get(ben, reply.id)).toMatchObject({ parentId: root.id, text: 'An answer' })
  })

  test('the last reply takes the empty places above it along', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    const middle = await aReply({ by: ana, to: root.id })
    const last = await aReply({ by: ben, to: middle.id })
    await remove(ana, root.id)
    await remove(ana, middle.id)
    expect(await get(ben, root.id)).toMatchObject({ author: null })
    await remove(ben, last.id)
    for (const { id } of [root, middle, last]) expect((await refusalOf(get(ben, id))).code).toBe('not_found')
  })

  test('in a locked thread and an archived group one’s words may still be taken back', async () => {
    const { ana, reading, group } = await aClass()
    const { id } = await anAnnotation({ by: ana, reading })
    await db().thread.update({ where: { id: uuidOf(id) }, data: { lockedAt: new Date() } })
    await db().group.update({ where: { id: group.uuid }, data: { archivedAt: new Date() } })
    expect(await remove(ana, id)).toEqual({ annotation: null })
  })

  test('is the author’s alone', async () => {
    const { ana, ben, miriam, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    for (const other of [ben, miriam]) expect((await refusalOf(remove(other, id))).code).toBe('forbidden')
    const hidden = await anAnnotation({ by: ana, reading, visibility: 'private' })
    for (const other of [ben, miriam])
      expect((await refusalOf(remove(other, hidden.id))).code).toBe('not_found')
    await remove(ana, id)
    expect((await refusalOf(remove(ana, id))).code).toBe('not_found')
  })
})

describe('undoing it', () => {
  test('brings the words back, and takes the erasing back', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading, says: 'Kept' })
    const before = Date.now()
    await remove(ana, root.id)
    const [job] = await jobsOf(root.id)
    expect(Object.keys(JOB_HANDLERS)).toContain(job?.task)
    expect(job?.run_at.getTime()).toBeGreaterThanOrEqual(before + UNDO_MS)
    expect((await restore(ana, root.id)).annotation).toMatchObject({
      text: 'Kept',
      edit: 1,
      restorable: false,
    })
    expect(await jobsOf(root.id)).toEqual([])
    expect(await get(ben, root.id)).toMatchObject({ text: 'Kept' })
  })

  test('deleted twice, there is one job, for the later time', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    await remove(ana, id)
    await restore(ana, id)
    await remove(ana, id)
    expect(await jobsOf(id)).toHaveLength(1)
  })

  test('is not there for others, for what is live, and for what never was', async () => {
    const { ana, ben, miriam, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    expect((await refusalOf(restore(ana, root.id))).code).toBe('not_found')
    await aReply({ by: ben, to: root.id })
    await remove(ana, root.id)
    for (const other of [ben, miriam])
      expect((await refusalOf(restore(other, root.id))).code).toBe('not_found')
  })

  test('ends when the words are erased', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading })
    await aReply({ by: ben, to: root.id })
    await remove(ana, root.id)
    await eraseWords({ id: root.id })
    expect(await get(ana, root.id)).toMatchObject({ restorable: false })
    expect(await refusalOf(restore(ana, root.id))).toMatchObject({
      code: 'conflict',
      detail: { reason: 'words_erased' },
    })
  })

  test.each(['a bare highlight', 'a highlight with words'])('ends for %s as well', async (kind) => {
    const { ana, ben, reading } = given
    const says = kind === 'a bare highlight' ? null : 'Words'
    const root = await anAnnotation({ by: ana, reading, on: 'fox', motivation: 'highlighting', says })
    await aReply({ by: ben, to: root.id })
    await remove(ana, root.id)
    expect(await get(ana, root.id)).toMatchObject({ restorable: true })
    const deletedAt = new Date(Date.now() - UNDO_MS)
    await db().annotation.update({ where: { id: uuidOf(root.id) }, data: { deletedAt } })
    await eraseWords({ id: root.id })
    expect(await get(ana, root.id)).toMatchObject({ restorable: false })
    expect((await refusalOf(restore(ana, root.id))).code).toBe('conflict')
  })
})

describe('erasing', () => {
  const rowsOf = async (id: AnnotationId) => {
    const row = await db().annotation.findUniqueOrThrow({
      where: { id: uuidOf(id) },
      include: { edits: true },
    })
    return [row, ...row.edits].map(({ body, text }) => ({ body, text }))
  }

  test('takes the words out of the row and its history, and no other’s', async () => {
    const { ana, ben, reading } = given
    const root = await anAnnotation({ by: ana, reading, says: 'One' })
    const reply = await aReply({ by: ben, to: root.id })
    await updateAnnotation.execute(contextOf(ana), { annotationId: root.id, edit: 1, body: bodyOf('Two') })
    await remove(ana, root.id)
    await eraseWords({ id: root.id })
    await eraseWords({ id: root.id })
    const nothing = { body: null, text: '' }
    expect(await rowsOf(root.id)).toEqual([nothing, nothing])
    expect(await rowsOf(reply.id)).toEqual([{ body: bodyOf('An answer'), text: 'An answer' }])
  })

  test('leaves alone what was brought back', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading, says: 'Kept' })
    await remove(ana, id)
    await restore(ana, id)
    await eraseWords({ id })
    expect(await rowsOf(id)).toEqual([{ body: bodyOf('Kept'), text: 'Kept' }])
  })

  test('at the very moment of the undo, either the words are there or the undo is refused', async () => {
    const { ana, reading } = given
    for (let round = 0; round < 10; round++) {
      const { id } = await anAnnotation({ by: ana, reading, says: 'Kept' })
      await remove(ana, id)
      const [, undone] = await Promise.allSettled([eraseWords({ id }), restore(ana, id)])
      const { text } = await db().annotation.findUniqueOrThrow({ where: { id: uuidOf(id) } })
      expect(text).toBe(undone.status === 'fulfilled' ? 'Kept' : '')
    }
  })
})

describe('two at once', () => {
  test('deletions of one: the first is answered, the other finds nothing', async () => {
    const { ana, reading } = given
    const { id } = await anAnnotation({ by: ana, reading })
    const outcomes = await Promise.allSettled([remove(ana, id), remove(ana, id)])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('a deletion and an answer: the answer stands under an empty place or was refused', async () => {
    const { ana, ben, reading } = given
    for (let round = 0; round < 10; round++) {
      const root = await anAnnotation({ by: ana, reading })
      const [deleted, answered] = await Promise.allSettled([
        remove(ana, root.id),
        aReply({ by: ben, to: root.id }),
      ])
      expect(deleted.status).toBe('fulfilled')
      const place = deleted.status === 'fulfilled' ? deleted.value.annotation : null
      if (answered.status === 'fulfilled') expect(place?.thread?.replyIds).toEqual([answered.value.id])
      else expect(place).toBeNull()
    }
  })
})
