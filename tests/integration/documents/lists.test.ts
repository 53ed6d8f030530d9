import { expect, test } from 'vitest'
import type { ReadingId } from '@/lib/ids'
import { idOf } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { listReadings } from '@/lib/server/documents/list-readings'
import { listUnopened } from '@/lib/server/documents/list-unopened'
import {
  aClass,
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  contextOf,
  type Person,
} from '@/tests/support/factories'

/** Every page of somebody's readings, as lists of ids. */
async function pagesOf(person: Person): Promise<ReadingId[][]> {
  const pages: ReadingId[][] = []
  for (let after: string | null = ''; after !== null;) {
    const asked: string = after
    const page = await listReadings.execute(contextOf(person), asked === '' ? {} : { after: asked })
    pages.push(page.items.map(({ id }) => id))
    after = page.next
  }
  return pages
}

test('readings come in pages, each once, also where many were opened at one moment', async () => {
  const ana = await aPerson()
  const group = await aGroup({ people: [[ana, 'owner']] })
  const first = await aReading({ group, owner: ana })
  const openedAt = new Date('2026-01-01')
  const documents = await db().document.createManyAndReturn({
    data: Array.from({ length: 120 }, (_, i) => ({ title: `Text ${i}` })),
  })
  await db().documentRevision.createMany({
    data: documents.map(({ id }) => ({ documentId: id, number: 1, json: {}, text: '', length: 0 })),
  })
  await db().reading.createMany({
    data: documents.map(({ id }) => ({ documentId: id, groupId: group.uuid, openedAt })),
  })
  const pages = await pagesOf(ana)
  expect(pages.map((page) => page.length)).toEqual([50, 50, 21])
  expect(new Set(pages.flat()).size).toBe(121)
  expect(pages[0]?.[0]).toBe(first.id)
})

test('the last annotated stands first, by what one may see', async () => {
  const { miriam, ana, ben, group, reading } = await aClass()
  await db().reading.update({ where: { id: reading.uuid }, data: { openedAt: new Date('2026-01-01') } })
  const later = await aReading({ group, owner: miriam })
  await db().reading.update({ where: { id: later.uuid }, data: { openedAt: new Date('2026-01-02') } })
  const orderOf = async (person: Person) => (await pagesOf(person)).flat()
  expect(await orderOf(ben)).toEqual([later.id, reading.id])
  await anAnnotation({ by: ana, reading, on: 'fox', visibility: 'private' })
  expect(await orderOf(ben)).toEqual([later.id, reading.id])
  expect(await orderOf(ana)).toEqual([reading.id, later.id])
  await anAnnotation({ by: ana, reading, on: 'fox' })
  expect(await orderOf(ben)).toEqual([reading.id, later.id])
})

test('a cursor of another list, or of nobody, begins anew', async () => {
  const { ana, reading } = await aClass()
  const page = await listReadings.execute(contextOf(ana), { after: 'nonsense' })
  expect(page.items.map(({ id }) => id)).toEqual([reading.id])
})

test('texts that are open nowhere are listed for those who edit them', async () => {
  const { miriam, ana } = await aClass()
  const document = await db().document.create({
    data: { title: 'Unread', owners: { create: { userId: miriam.uuid, role: 'owner' } } },
  })
  const listed = async (person: Person) => (await listUnopened.execute(contextOf(person), {})).items
  expect(await listed(miriam)).toEqual([{ id: idOf(document.id), title: 'Unread', published: false }])
  expect(await listed(ana)).toEqual([])
})
