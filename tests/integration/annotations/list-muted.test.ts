import { expect, test } from 'vitest'
import { listMuted } from '@/lib/server/annotations/list-muted'
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
