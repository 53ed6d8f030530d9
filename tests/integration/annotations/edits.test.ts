import { beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '@/lib/annotations/visibility'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { emptyEdit } from '@/lib/server/annotations/empty-edit'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { listEdits } from '@/lib/server/annotations/list-edits'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aPerson, bodyOf, contextOf, type Person } from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

let given: Awaited<ReturnType<typeof aClass>>
beforeAll(async () => {
  given = await aClass({ readableBy: 'world' })
})

const edits = async (by: Person | null, annotationId: AnnotationId) =>
  (await listEdits.execute(contextOf(by), { annotationId })).items
const texts = async (by: Person | null, id: AnnotationId) => (await edits(by, id)).map(({ text }) => text)
const empty = (by: Person | null, annotationId: AnnotationId, edit: number | string) =>
  emptyEdit.execute(contextOf(by), { annotationId, edit: String(edit) })

/** Ana's annotation that said each of these, one after the other. */
async function edited(...versions: { says: string; visibility?: Visibility }[]): Promise<AnnotationId> {
  const { ana, reading } = given
  const [first, ...others] = versions
  const { id } = await anAnnotation({ by: ana, reading, ...first })
  for (const [i, { says, visibility }] of others.entries()) {
    const change = { body: bodyOf(says), ...(visibility ? { visibility } : {}) }
    await updateAnnotation.execute(contextOf(ana), { annotationId: id, edit: i + 1, ...change })
  }
  return id
}

test('who reads an annotation reads what it said before, the latest first, with when it was replaced', async () => {
  const id = await edited({ says: 'One' }, { says: 'Two' }, { says: 'Three' })
  for (const person of [given.ana, given.ben, given.miriam, null]) {
    expect(await texts(person, id)).toEqual(['Two', 'One'])
  }
  const [latest] = await edits(given.ben, id)
  expect(latest).toMatchObject({ edit: 2, body: bodyOf('Two'), visibility: 'group', emptied: null })
})

test('what was for fewer stays with them: private words with their author alone', async () => {
  const id = await edited(
    { says: 'For me', visibility: 'private' },
    { says: 'For moderators', visibility: 'moderators' },
    { says: 'For all', visibility: 'group' },
    { says: 'For all, better' },
  )
  expect(await texts(given.ana, id)).toEqual(['For all', 'For moderators', 'For me'])
  expect(await texts(given.miriam, id)).toEqual(['For all', 'For moderators'])
  expect(await texts(given.ben, id)).toEqual(['For all'])
  expect(await texts(null, id)).toEqual(['For all'])
})

test('what was not approved is read by its author and who moderates', async () => {
  const id = await edited({ says: 'Held' }, { says: 'Fine' })
  await db().annotationEdit.updateMany({ where: { annotationId: uuidOf(id) }, data: { status: 'rejected' } })
  expect(await texts(given.ana, id)).toEqual(['Held'])
  expect(await texts(given.miriam, id)).toEqual(['Held'])
  expect(await texts(given.ben, id)).toEqual([])
})

describe('one earlier body', () => {
  test('is emptied by its author or who moderates; its place stays and says by which', async () => {
    const id = await edited({ says: 'Call five zero' }, { says: 'Call five one' }, { says: 'Call me' })
    await empty(given.ana, id, 1)
    await empty(given.miriam, id, 2)
    for (const person of [given.ana, given.ben, null]) {
      const found = await edits(person, id)
      expect(found.map(({ edit, body, text, emptied }) => ({ edit, body, text, by: emptied?.by }))).toEqual([
        { edit: 2, body: null, text: '', by: 'moderator' },
        { edit: 1, body: null, text: '', by: 'author' },
      ])
      expect(JSON.stringify(found)).not.toContain(given.miriam.id)
    }
    const rows = await db().annotationEdit.findMany({ where: { annotationId: uuidOf(id) } })
    expect(JSON.stringify(rows)).not.toContain('five')
    const again = await empty(given.miriam, id, 1)
    expect(again.edit.emptied?.by).toBe('author')
    expect(await db().auditEntry.count({ where: { subjectId: uuidOf(id), action: 'edit.empty' } })).toBe(2)
  })

  test('is emptied by nobody else, and what one may not read is not there', async () => {
    const id = await edited(
      { says: 'For me', visibility: 'private' },
      { says: 'For all', visibility: 'group' },
    )
    const open = await edited({ says: 'One' }, { says: 'Two' })
    expect(await refusalOf(empty(given.ben, open, 1))).toMatchObject({ code: 'forbidden' })
    expect((await refusalOf(empty(await aPerson(), open, 1))).code).toBe('forbidden')
    expect((await refusalOf(empty(null, open, 1))).code).toBe('signed_out')
    for (const by of [given.ben, given.miriam])
      expect((await refusalOf(empty(by, id, 1))).code).toBe('not_found')
    expect((await refusalOf(empty(given.ana, open, 2))).code).toBe('not_found')
    for (const edit of ['0', '-1', '1.5', 'x', '99999999999']) {
      expect((await refusalOf(empty(given.ana, open, edit))).code).toBe('invalid_input')
    }
    expect(await texts(given.ben, open)).toEqual(['One'])
  })
})

test('of what was deleted nothing is read any more', async () => {
  const id = await edited({ says: 'One' }, { says: 'Two' })
  await deleteAnnotation.execute(contextOf(given.ana), { annotationId: id })
  for (const by of [given.ana, given.ben]) expect((await refusalOf(edits(by, id))).code).toBe('not_found')
})
