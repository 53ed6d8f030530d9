import { describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { updatePreferences } from '@/lib/server/notifications/update-preferences'
import { connectedReaders } from '@/lib/server/realtime/hub'
import { tellPresence } from '@/lib/server/realtime/presence'
import { startAnswering } from '@/tests/support/answering'
import { aClass, anAnnotation, aPerson, contextOf, type Person } from '@/tests/support/factories'
import { aDevice } from '@/tests/support/sessions'
import { cursorOf, type TestStream } from '@/tests/support/streams'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()

/** Who a stream was told last is here; null before it was told anything. */
function here({ frames }: TestStream): string[] | null {
  const last = frames.findLast((frame) => frame.kind === 'presence')
  return last?.kind === 'presence' ? (last.people?.map(({ name }) => name) ?? []) : null
}

const names = (...people: Person[]) => people.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))
const isTold = (stream: TestStream, ...people: Person[]) =>
  JSON.stringify(here(stream)) === JSON.stringify(names(...people))

/** What the hub does by itself every four seconds, at once. */
const tell = () => tellPresence([...connectedReaders()])

/** Waits until a stream was told that just these are here. */
const untilHere = (stream: TestStream, ...people: Person[]) =>
  until('they are here', async () => {
    await tell()
    return isTold(stream, ...people)
  })

/** All that was due has been told by then. */
async function toldTwice(): Promise<void> {
  await tell()
  await tell()
}

/** A class of its own, with streams of pages. */
async function aSeminar(given: Parameters<typeof aClass>[0] = {}) {
  const made = await aClass(given)
  const open = (person: Person | null, isPage = true) =>
    room.current.listen(person, { reading: made.reading.id, isPage })
  return { ...made, open }
}

test('who reads in one process is seen in another, each once, and who goes is gone', async () => {
  const { ana, ben, reading, open } = await aSeminar()
  const elsewhere = await startAnswering(process.env['DATABASE_URL'] ?? '')
  try {
    const params = { after: await cursorOf(ben, reading.id), count: '2' }
    const { cookie } = await aDevice(ben)
    const told = elsewhere.ask({ route: 'present', method: 'GET', cookie, params })
    const [first, second] = [await open(ana), await open(ana)]
    expect(JSON.parse((await told).body)).toMatchObject({
      readingId: reading.id,
      people: names(ana, ben).map((name) => ({ name })),
    })
    // The hubs of both processes by themselves.
    await until('both are here', () => isTold(first, ana, ben))
    await until('who was elsewhere has gone', () => isTold(second, ana))
    // Nothing of it is stored as an event, and no cursor moved.
    expect(await db().liveEvent.count({ where: { topic: `reading:${reading.id}` } })).toBe(0)
  } finally {
    await elsewhere.stop()
  }
})

test('the table is unlogged', async () => {
  const rows = await db().$queryRaw<{ kind: string }[]>`
    SELECT relpersistence::text AS kind FROM pg_class WHERE relname = 'presence'`
  expect(rows).toEqual([{ kind: 'u' }])
})

describe('nobody is seen', () => {
  test('who does not wish to be, from the next time others are told', async () => {
    const { ana, ben, open } = await aSeminar()
    const [mine, theirs] = [await open(ana), await open(ben)]
    await untilHere(theirs, ana, ben)
    await updatePreferences.execute(contextOf(ana), { showsPresence: false })
    await untilHere(theirs, ben)
    await untilHere(mine, ben)
  })

  test('where the group does not show it, and it is so for those who had been told', async () => {
    const { ana, ben, group, open } = await aSeminar()
    const [mine, theirs] = [await open(ana), await open(ben)]
    await untilHere(mine, ana, ben)
    await db().group.update({ where: { id: group.uuid }, data: { showsPresence: false } })
    for (const stream of [mine, theirs]) await untilHere(stream)
  })

  test('where names are hidden, wholly or from some', async () => {
    const streams: TestStream[] = []
    for (const anonymity of ['choice', 'all'] as const) {
      const { ana, ben, miriam, reading, open } = await aSeminar()
      await db().reading.update({ where: { id: reading.uuid }, data: { anonymity } })
      streams.push(...(await Promise.all([ana, ben, miriam].map((person) => open(person)))))
    }
    await toldTwice()
    for (const stream of streams) expect(here(stream)).toBeNull()
  })

  test('who has been removed meanwhile, or suspended', async () => {
    const { ana, ben, miriam, group, open } = await aSeminar({ readableBy: 'world' })
    const stream = await open(miriam)
    await Promise.all([open(ana), open(ben)])
    await untilHere(stream, ana, ben, miriam)
    const where = { groupId_userId: { groupId: group.uuid, userId: ana.uuid } }
    await db().membership.delete({ where })
    await untilHere(stream, ben, miriam)
    const suspendedUntil = new Date(Date.now() + 60_000)
    await db().user.update({ where: { id: ben.uuid }, data: { suspendedUntil } })
    await untilHere(stream, miriam)
  })

  test('by strangers, the signed-out and programs, who are not seen either', async () => {
    const { ana, open } = await aSeminar({ readableBy: 'world' })
    const member = await open(ana)
    const others = [await open(await aPerson()), await open(null), await open(ana, false)]
    await untilHere(member, ana)
    await toldTwice()
    await untilHere(member, ana)
    for (const stream of others) expect(here(stream)).toBeNull()
  })
})

test('hidden writing does not show in who is here', async () => {
  const { ana, ben, reading, open } = await aSeminar()
  const [mine, theirs] = [await open(ana), await open(ben)]
  await untilHere(theirs, ana, ben)
  const before = theirs.frames.length
  await anAnnotation({ by: ana, reading, visibility: 'private' })
  await until('its author hears it', () => mine.frames.some(({ kind }) => kind === 'upsert'))
  await toldTwice()
  expect(theirs.frames).toHaveLength(before)
})
