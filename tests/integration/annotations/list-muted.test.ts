import { expect, test } from 'vitest'
import { listMuted } from '@/lib/server/annotations/list-muted'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { muteAuthor } from '@/lib/server/annotations/mute-author'
import { db } from '@/lib/server/db/client'
import { mutePerson } from '@/lib/server/groups/mute-person'
import {
  aClass,
  anAnnotation,
  aReading,
  aReply,
  contextOf,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { refusalOf } from '@/tests/support/refusals'

const mutedFor = (by: Person | null, reading: TestReading) =>
  listMuted.execute(contextOf(by), { readingId: reading.id })

test('what the muted wrote there is named to who mutes them, as far as it can be read, and to nobody else', async () => {
  const { miriam, ana, ben, group, reading } = await aClass({ readableBy: 'world' })
  const elsewhere = await aReading({ group })
  const root = await anAnnotation({ by: ben, reading, on: 'fox' })
  const reply = await aReply({ by: ben, to: (await anAnnotation({ by: miriam, reading, on: 'dog' })).id })
  await anAnnotation({ by: ben, reading, visibility: 'private' })
  await anAnnotation({ by: ben, reading, visibility: 'moderators' })
  await anAnnotation({ by: ben, reading: elsewhere, on: 'fox' })
  expect(await mutedFor(ana, reading)).toEqual({ isMuting: false, ids: [] })
  await mutePerson.execute(contextOf(ana), { userId: ben.id, muted: true })
  const { isMuting, ids } = await mutedFor(ana, reading)
  expect([isMuting, ids.toSorted()]).toEqual([true, [root.id, reply.id].toSorted()])
  for (const other of [ben, miriam, null]) {
    expect(await mutedFor(other, reading)).toEqual({ isMuting: false, ids: [] })
  }
  await mutePerson.execute(contextOf(ana), { userId: ben.id, muted: false })
  expect(await mutedFor(ana, reading)).toEqual({ isMuting: false, ids: [] })
})

test('whoever wrote an annotation is muted by it, at once and for every page to come, and nobody is told who that is', async () => {
  const { ana, ben, reading } = await aClass()
  const root = await anAnnotation({ by: ben, reading, on: 'fox' })
  const other = await anAnnotation({ by: ben, reading, on: 'dog' })
  const own = await anAnnotation({ by: ana, reading, on: 'lazy' })
  const hidden = await anAnnotation({ by: ben, reading, visibility: 'private' })
  const mute = (id: string, muted = true) => muteAuthor.execute(contextOf(ana), { annotationId: id, muted })
  const snapshot = async () => getSnapshot.execute(contextOf(ana), { readingId: reading.id })

  const answer = await mute(root.id)
  expect(answer.ids.toSorted()).toEqual([root.id, other.id].toSorted())
  expect((await snapshot()).muted).toEqual(await mutedFor(ana, reading))
  expect(JSON.stringify([answer, await snapshot()])).not.toContain(ben.id)
  expect(
    await db().auditEntry.count({ where: { action: 'annotation.mute', subjectId: { not: null } } }),
  ).toBe(0)
  expect(await mute(root.id, false)).toEqual({ isMuting: false, ids: [] })

  expect((await refusalOf(mute(own.id))).code).toBe('forbidden')
  expect((await refusalOf(mute(hidden.id))).code).toBe('not_found')
})
