import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, type DocumentId, type DocumentOwnerId } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { addDocumentOwner } from '@/lib/server/documents/add-document-owner'
import { changeDocumentOwner } from '@/lib/server/documents/change-document-owner'
import { getEditing } from '@/lib/server/documents/get-editing'
import { getReadingSettings } from '@/lib/server/documents/get-reading-settings'
import { handOverDocument } from '@/lib/server/documents/hand-over-document'
import { leaveDocument } from '@/lib/server/documents/leave-document'
import { loadReading } from '@/lib/server/documents/load-reading'
import { removeDocumentOwner } from '@/lib/server/documents/remove-document-owner'
import { setCommenting } from '@/lib/server/documents/set-commenting'
import {
  aGroup,
  aPerson,
  aReading,
  contextOf,
  type Group,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { refusalOf, wrongFieldsOf } from '@/tests/support/refusals'

let ana: Person
let ben: Person
let cleo: Person
let stranger: Person
let group: Group
let reading: TestReading
let documentId: DocumentId

beforeEach(async () => {
  ;[ana, ben, cleo, stranger] = [await aPerson(), await aPerson(), await aPerson(), await aPerson()]
  group = await aGroup({
    people: [
      [ana, 'member'],
      [ben, 'member'],
      [cleo, 'moderator'],
    ],
  })
  reading = await aReading({ group, owner: ana })
  documentId = idOf(reading.documentUuid)
})

const add = (by: Person, party: string, role = 'editor') =>
  addDocumentOwner.execute(contextOf(by), { documentId, party, role })

async function entryOf(person: Person): Promise<DocumentOwnerId> {
  const row = await db().documentOwner.findFirstOrThrow({
    where: { documentId: reading.documentUuid, userId: person.uuid },
  })
  return idOf(row.id)
}

const roleOf = async (person: Person) =>
  (await loadReading(db(), { readingId: reading.id, viewer: contextOf(person).viewer })).facts.document.role

describe('owners and co-editors', () => {
  test('are added from one’s own groups; who is elsewhere, and who is not at all, are refused alike', async () => {
    await add(ana, `user:${ben.id}`)
    expect(await roleOf(ben)).toBe('editor')
    for (const party of [`user:${stranger.id}`, `user:${documentId}`, `group:${group.id}`]) {
      expect(await wrongFieldsOf(add(ana, party))).toEqual(['party'])
    }
    expect(await wrongFieldsOf(add(ana, 'anybody'))).toEqual(['party'])
  })

  test('are offered by name, and nobody from elsewhere', async () => {
    const names = async (find: string) =>
      (await getEditing.execute(contextOf(ana), { documentId, find })).candidates.map(({ name }) => name)
    expect((await names('')).toSorted()).toEqual([ben.name, cleo.name].toSorted())
    expect(await names(ben.name.slice(-6))).toContain(ben.name)
    expect(await names(stranger.name)).toEqual([])
  })

  test('may be a group, for those who moderate it', async () => {
    const mine = await aGroup({
      people: [
        [ana, 'owner'],
        [stranger, 'moderator'],
        [ben, 'member'],
      ],
    })
    await add(ana, `group:${mine.id}`, 'owner')
    const editing = await getEditing.execute(contextOf(stranger), { documentId })
    expect(editing.facts.document.role).toBe('owner')
    expect((await refusalOf(getEditing.execute(contextOf(ben), { documentId }))).code).toBe('not_found')
  })

  test('leave by themselves, an editor and all owners but the last, and change nobody else', async () => {
    const leave = (by: Person) => leaveDocument.execute(contextOf(by), { documentId })
    await add(ana, `user:${ben.id}`)
    const ofGroup = { documentId: reading.documentUuid, groupId: group.uuid, role: 'editor' } as const
    await db().documentOwner.create({ data: ofGroup })
    await leave(ben)
    expect(await roleOf(ben)).toBeNull()
    expect(await roleOf(ana)).toBe('owner')
    expect((await refusalOf(leave(ben))).code).toBe('not_found')
    expect((await refusalOf(leave(stranger))).code).toBe('not_found')
    expect(await refusalOf(leave(ana))).toMatchObject({ code: 'conflict' })
    // What is the group's does not end with one who moderates it.
    await leave(cleo)
    expect(await roleOf(cleo)).toBe('editor')
    await add(ana, `user:${ben.id}`, 'owner')
    await leave(ana)
    expect([await roleOf(ana), await roleOf(ben)]).toEqual([null, 'owner'])
  })

  test('two last owners who leave at once leave one', async () => {
    await add(ana, `user:${ben.id}`, 'owner')
    const left = await Promise.allSettled(
      [ana, ben].map((person) => leaveDocument.execute(contextOf(person), { documentId })),
    )
    expect(left.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('an editor edits, and changes nobody’s part', async () => {
    await add(ana, `user:${ben.id}`)
    expect((await refusalOf(add(ben, `user:${cleo.id}`))).detail.reason).toBe('not_the_document_owner')
    const remove = removeDocumentOwner.execute(contextOf(ben), { documentId, entryId: await entryOf(ana) })
    expect((await refusalOf(remove)).code).toBe('forbidden')
    expect((await getEditing.execute(contextOf(ben), { documentId })).candidates).toEqual([])
  })

  test('the last owner neither goes nor becomes an editor', async () => {
    await add(ana, `user:${ben.id}`)
    const entryId = await entryOf(ana)
    const going = removeDocumentOwner.execute(contextOf(ana), { documentId, entryId })
    expect((await refusalOf(going)).detail.reason).toBe('text_needs_owner')
    const stepping = changeDocumentOwner.execute(contextOf(ana), { documentId, entryId, role: 'editor' })
    expect((await refusalOf(stepping)).detail.reason).toBe('text_needs_owner')
  })

  test('of two owners who remove each other at once one stays', async () => {
    await add(ana, `user:${ben.id}`, 'owner')
    const [anas, bens] = [await entryOf(ana), await entryOf(ben)]
    await Promise.allSettled([
      removeDocumentOwner.execute(contextOf(ana), { documentId, entryId: bens }),
      removeDocumentOwner.execute(contextOf(ben), { documentId, entryId: anas }),
    ])
    expect(await db().documentOwner.count({ where: { documentId: reading.documentUuid } })).toBe(1)
  })

  test('a text is handed over, and who did it goes on as an editor', async () => {
    await add(ana, `user:${ben.id}`)
    await handOverDocument.execute(contextOf(ana), { documentId, entryId: await entryOf(ben) })
    expect([await roleOf(ana), await roleOf(ben)]).toEqual(['editor', 'owner'])
    const again = handOverDocument.execute(contextOf(ana), { documentId, entryId: await entryOf(ben) })
    expect((await refusalOf(again)).code).toBe('forbidden')
  })

  test('an entry of another text is none', async () => {
    const other = await aReading({ group, owner: ben })
    const row = await db().documentOwner.findFirstOrThrow({ where: { documentId: other.documentUuid } })
    const work = changeDocumentOwner.execute(contextOf(ana), {
      documentId,
      entryId: idOf(row.id),
      role: 'editor',
    })
    expect((await refusalOf(work)).code).toBe('not_found')
  })

  test('their open pages are told', async () => {
    const events = () =>
      db().liveEvent.findMany({ where: { topic: `reading:${reading.id}`, kind: 'context' } })
    expect(await events()).toHaveLength(0)
    await add(ana, `user:${ben.id}`)
    await add(ana, `user:${ben.id}`)
    expect(await events()).toHaveLength(1)
  })
})

describe('the commenting switch', () => {
  const close = (by: Person | null, commenting = 'closed') =>
    setCommenting.execute(contextOf(by), { readingId: reading.id, commenting })

  test('is for those who moderate and for the text’s owner', async () => {
    await close(ana)
    expect(
      (await loadReading(db(), { readingId: reading.id, viewer: contextOf(ben).viewer })).facts.reading,
    ).toEqual({
      commenting: 'closed',
    })
    await close(cleo, 'open')
    expect((await refusalOf(close(ben))).code).toBe('forbidden')
    expect((await refusalOf(close(stranger))).code).toBe('not_found')
    expect((await refusalOf(close(null))).code).toBe('signed_out')
    const settings = getReadingSettings.execute(contextOf(ben), { readingId: reading.id })
    expect((await refusalOf(settings)).code).toBe('forbidden')
    expect(await getReadingSettings.execute(contextOf(cleo), { readingId: reading.id })).toMatchObject({
      commenting: 'open',
      editsText: false,
    })
  })

  test('tells open pages once, and nothing when nothing changed', async () => {
    const events = () => db().liveEvent.count({ where: { topic: `reading:${reading.id}`, kind: 'context' } })
    await close(ana)
    await close(ana)
    expect(await events()).toBe(1)
  })
})
