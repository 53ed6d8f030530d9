import { expect, test } from 'vitest'
import { uuidOf, type ReadingId } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import type { Frame } from '@/lib/realtime/frame'
import { aGroup, anAnnotation, aPerson, aReading } from '@/tests/support/factories'
import { readStream, subjectOf } from '@/tests/support/read-stream'
import { aDevice, type Device } from '@/tests/support/sessions'
import { askForStream, cursorOf } from '@/tests/support/streams'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

aStreamRoom()

async function twoReadings() {
  const person = await aPerson()
  const groups = [
    await aGroup({ people: [[person, 'member']] }),
    await aGroup({ people: [[person, 'member']] }),
  ]
  const [one, two] = [await aReading({ group: groups[0]! }), await aReading({ group: groups[1]! })]
  return { person, groups, one, two, device: await aDevice(person) }
}

/** Opens one stream from several cursors; returns what it tells, and what ends it. */
async function follow(given: { after: string[]; readings?: ReadingId[]; last?: string; device: Device }) {
  const end = new AbortController()
  const response = await askForStream({ ...given, signal: end.signal })
  const told = { frames: [] as Frame[], ids: [] as string[], closed: false }
  if (response.ok) void readStream(response, told)
  return { status: response.status, told, end: () => end.abort() }
}

test('one stream follows the readings of several pages, and of those that it may, the ones that are asked for', async () => {
  const { person, one, two, device } = await twoReadings()
  const after = [await cursorOf(person, one.id), await cursorOf(person, two.id)]
  const [here, there] = [
    await anAnnotation({ by: person, reading: one }),
    await anAnnotation({ by: person, reading: two }),
  ]
  const both = await follow({ after, device })
  await until('both are heard', () => both.told.frames.length === 2)
  expect(new Set(both.told.frames.map(subjectOf))).toEqual(new Set([here.id, there.id]))
  both.end()

  // From the cursor of that stream, which names both, a page goes on with its own alone.
  const last = both.told.ids[0] ?? ''
  const alone = await follow({ after: [], last, readings: [two.id], device })
  await until('it is heard', () => alone.told.frames.length === 1)
  expect(alone.told.frames.map(subjectOf)).toEqual([there.id])
  alone.end()
})

test('a reading that is closed to a reader meanwhile does not shut them out of the others', async () => {
  const { person, groups, one, two, device } = await twoReadings()
  const after = [await cursorOf(person, one.id), await cursorOf(person, two.id)]
  await db().membership.delete({
    where: { groupId_userId: { groupId: uuidOf(groups[0]!.id), userId: person.uuid } },
  })
  expect((await follow({ after, device })).status).toBe(404)
  const open = await follow({ after, readings: [two.id], device })
  expect(open.status).toBe(200)
  const said = await anAnnotation({ by: person, reading: two })
  await until('it is heard', () => open.told.frames.length === 1)
  expect(open.told.frames.map(subjectOf)).toEqual([said.id])
  open.end()
})
