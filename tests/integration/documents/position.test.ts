import { beforeAll, expect, test } from 'vitest'
import type { ReadingPosition } from '@/lib/documents/reading-position'
import { getReadingPage } from '@/lib/server/documents/get-reading-page'
import { savePosition } from '@/lib/server/documents/save-position'
import { db } from '@/lib/server/db/client'
import type { NodeJson } from '@/lib/documents/block-ids'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReading,
  contextOf,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { article, p } from '@/tests/support/tagged'

let given: Awaited<ReturnType<typeof aClass>>
let reading: TestReading
beforeAll(async () => {
  given = await aClass()
  const json = article(
    ...Array.from({ length: 300 }, (_, i) => p(`Entry ${i} of a long text goes on for a while.`)),
  ).doc.toJSON()
  reading = await aReading({ group: given.group, json: json as NodeJson })
})

const blockAt = (index: number) => reading.blocks[index]?.id ?? ''
const save = (by: Person, position: ReadingPosition) =>
  savePosition.execute(contextOf(by), { readingId: reading.id, ...position })
const open = async (by: Person | null, resumes = true) =>
  (await getReadingPage.execute(contextOf(by), { readingId: reading.id, marks: false, resumes })).article

test('the page opens where its reader has stopped last, on whatever device, and nobody else’s does', async () => {
  const { ana, ben } = given
  expect((await open(ana)).resume).toBeNull()
  await save(ana, { blockId: blockAt(100), offset: 6 })
  await save(ana, { blockId: blockAt(200), offset: 4 })
  expect((await open(ana)).resume).toEqual({ blockId: blockAt(200), offset: 4 })
  expect((await open(ben)).resume).toBeNull()
  expect((await open(ana, false)).resume).toBeNull()
  expect(await db().readingPosition.count({ where: { readingId: reading.uuid } })).toBe(1)
  expect(await db().auditEntry.count({ where: { action: 'position.save' } })).toBe(0)
})

test('what is seen first there is painted first, and stands before the cut', async () => {
  const { miriam } = given
  const { start } = reading.blocks[200]!
  await anAnnotation({ by: miriam, reading, on: 'Entry 200 of' })
  await anAnnotation({ by: miriam, reading, on: 'Entry 2 of' })
  await save(miriam, { blockId: blockAt(200), offset: 0 })
  const { first, before } = await open(miriam)
  expect(first?.map(([from]) => from)).toEqual([start])
  expect(before.map(({ html }) => html).join('')).toContain(`data-b="${blockAt(200)}"`)
  const beginning = await open(miriam, false)
  expect(beginning.first?.map(([from]) => from)).toEqual([reading.blocks[2]!.start])
})

test('the beginning, and a block that is gone, are no place to resume', async () => {
  const { ben } = given
  for (const position of [
    { blockId: blockAt(0), offset: 10 },
    { blockId: 'gone', offset: 0 },
  ]) {
    await save(ben, position)
    expect((await open(ben)).resume).toBeNull()
  }
  await save(ben, { blockId: blockAt(100), offset: 99_999 })
  const { start, end } = reading.blocks[100]!
  expect((await open(ben)).resume).toEqual({ blockId: blockAt(100), offset: end - start })
})

test('two devices at once: one of the two is kept', async () => {
  const { ana } = given
  const places = [150, 160, 170, 180].map((index) => ({ blockId: blockAt(index), offset: 0 }))
  await Promise.all(places.map((place) => save(ana, place)))
  expect(places).toContainEqual((await open(ana)).resume)
})

test('what is no place is refused, and a reading that one may not read keeps none', async () => {
  const { ana } = given
  for (const wrong of [
    { blockId: '"]', offset: 0 },
    { blockId: '', offset: 0 },
    { blockId: 'b', offset: -1 },
  ])
    await expect(save(ana, wrong)).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(save(await aPerson(), { blockId: 'b', offset: 0 })).rejects.toMatchObject({
    code: 'not_found',
  })
})
