import { beforeEach, describe, expect, test } from 'vitest'
import { FLAG } from '@/lib/anchoring/packed'
import { unpackAnchors } from '@/lib/anchoring/pack'
import type { Annotation } from '@/lib/annotations/annotation'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { getAnchors } from '@/lib/server/annotations/get-anchors'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { markAllSeen } from '@/lib/server/annotations/mark-all-seen'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { muteAuthor } from '@/lib/server/annotations/mute-author'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import { db } from '@/lib/server/db/client'
import { listReadings } from '@/lib/server/documents/list-readings'
import { refusalOf } from '@/tests/support/refusals'
import {
  aClass,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  newId,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { permutations } from '@/tests/support/permutations'

type Room = Awaited<ReturnType<typeof aClass>>
let room: Room
let root: Annotation
let replies: Annotation[]

/** A thread of Ana's with two answers of Ben's; for Miriam all of it is new. */
beforeEach(async () => {
  room = await aClass()
  const { ana, ben, reading } = room
  root = await anAnnotation({ by: ana, reading, on: 'quick' })
  replies = [await aReply({ by: ben, to: root.id }), await aReply({ by: ben, to: root.id })]
})

const see = (who: Person, ids: readonly AnnotationId[], more: { reading?: TestReading; now?: Date } = {}) =>
  markSeen.execute(
    { ...contextOf(who), ...(more.now ? { now: more.now } : {}) },
    { readingId: (more.reading ?? room.reading).id, ids },
  )

const seeAll = (who: Person) => markAllSeen.execute(contextOf(who), { readingId: room.reading.id })

const snapshotFor = (who: Person) => getSnapshot.execute(contextOf(who), { readingId: room.reading.id })

/** What is unread for somebody in the threads of a page, whoever they belong to. */
async function unreadFor(who: Person): Promise<AnnotationId[]> {
  const { unread, unreadCount } = await snapshotFor(who)
  const ids = Object.values(unread).flat()
  expect(unreadCount).toBe(ids.length)
  return ids
}

async function flagsFor(who: Person, now = new Date()): Promise<Map<string, number>> {
  const packed = await getAnchors.execute({ ...contextOf(who), now }, { readingId: room.reading.id })
  return new Map(unpackAnchors(packed).map(({ id, flags }) => [id, flags]))
}

/** Which annotations of the reading somebody's marks cover, hidden ones too. */
async function coveredFor(who: Person): Promise<string> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT a.id FROM annotation a JOIN seen_mark m ON m.reading_id = a.reading_id AND m.seen @> a.seq
    WHERE m.user_id = ${who.uuid}::uuid AND m.reading_id = ${room.reading.uuid}::uuid ORDER BY a.seq`
  return rows.map(({ id }) => id).join()
}

/** The stored marks as the database writes them. */
async function marksOf(who: Person, reading = room.reading): Promise<string> {
  const [row] = await db().$queryRaw<{ seen: string }[]>`
    SELECT seen::text FROM seen_mark WHERE user_id = ${who.uuid}::uuid AND reading_id = ${reading.uuid}::uuid`
  return row?.seen ?? ''
}

describe('what is unread', () => {
  test('is all that others wrote, replies included, until it is seen', async () => {
    const { ana, miriam } = room
    expect(await unreadFor(miriam)).toEqual([root.id, ...replies.map(({ id }) => id)])
    expect(await unreadFor(ana)).toEqual(replies.map(({ id }) => id))
    await see(miriam, [root.id, replies[1]!.id])
    expect(await unreadFor(miriam)).toEqual([replies[0]!.id])
    expect(await unreadFor(ana)).toHaveLength(2)
    expect((await flagsFor(miriam)).get(root.id)! & FLAG.unread).toBe(FLAG.unread)
    expect(await see(miriam, [replies[0]!.id])).toEqual({ unread: 0 })
    expect((await flagsFor(miriam)).get(root.id)! & FLAG.unread).toBe(0)
  })

  test('is said alike by the whole thread, the page of threads, threads by name, and home', async () => {
    const { miriam, reading } = room
    await see(miriam, [replies[0]!.id])
    const expected = { [root.id]: [root.id, replies[1]!.id] }
    const asked = [{ thread: root.id }, { reading: reading.id }, { reading: reading.id, roots: root.id }]
    for (const input of asked)
      expect((await listAnnotations.execute(contextOf(miriam), input)).unread).toEqual(expected)
    const { items } = await listReadings.execute(contextOf(miriam), {})
    expect(items.map(({ unreadCount }) => unreadCount)).toEqual([2])
  })

  test('is not made anew by an edit, or by being valued', async () => {
    const { ana, ben, miriam } = room
    await seeAll(miriam)
    await updateAnnotation.execute(contextOf(ana), {
      annotationId: root.id,
      edit: 1,
      body: bodyOf('Changed'),
    })
    await valueAnnotation.execute(contextOf(ben), { annotationId: root.id })
    expect(await unreadFor(miriam)).toEqual([])
  })

  test('leaves with a thread that is resolved, and is there again when it is re-opened', async () => {
    const { ana, miriam } = room
    const resolve = (resolved: boolean) =>
      resolveThread.execute(contextOf(ana), { threadId: root.id, resolved })
    await resolve(true)
    expect((await snapshotFor(miriam)).unreadCount).toBe(0)
    await resolve(false)
    expect((await snapshotFor(miriam)).unreadCount).toBe(3)
  })

  test('is nothing of somebody whom one mutes', async () => {
    const { miriam } = room
    await muteAuthor.execute(contextOf(miriam), { annotationId: replies[0]!.id, muted: true })
    expect(await unreadFor(miriam)).toEqual([root.id])
  })

  test('nobody has it who is signed out, and nobody may mark for them', async () => {
    const open = await aClass({ readableBy: 'world' })
    const { id } = await anAnnotation({ by: open.ana, reading: open.reading, on: 'fox' })
    const input = { readingId: open.reading.id }
    const { unread, unreadCount } = await getSnapshot.execute(contextOf(null), input)
    expect({ unread, unreadCount }).toEqual({ unread: {}, unreadCount: 0 })
    const refused = await refusalOf(markSeen.execute(contextOf(null), { ...input, ids: [id] }))
    expect(refused.code).toBe('signed_out')
  })
})

describe('marks only grow', () => {
  test('any order of devices and of repeated requests comes to the same', async () => {
    const { miriam, ana } = room
    const [a, b] = replies.map(({ id }) => id) as [AnnotationId, AnnotationId]
    const requests = [[root.id, a], [a], [b, root.id], []]
    const ways = permutations(requests)
    const marks = new Set<string>()
    for (const way of ways) {
      await db().seenMark.deleteMany({ where: { userId: miriam.uuid } })
      for (const ids of way) await see(miriam, ids)
      marks.add(await coveredFor(miriam))
      expect(await unreadFor(miriam)).toEqual([])
    }
    await db().seenMark.deleteMany({ where: { userId: miriam.uuid } })
    await Promise.all(requests.map((ids) => see(miriam, ids)))
    marks.add(await coveredFor(miriam))
    expect([...marks]).toEqual([[root.id, ...replies.map(({ id }) => id)].map(uuidOf).join()])
    expect(await marksOf(ana)).toBe('')
  })

  test('one who reads a text from end to end has one range, whatever else is written meanwhile', async () => {
    const { ana, miriam, reading, group } = room
    const other = await aReading({ group })
    const ids: AnnotationId[] = [root.id, ...replies.map(({ id }) => id)]
    for (let i = 0; i < 6; i++) {
      await anAnnotation({ by: ana, reading: other, on: 'fox' })
      ids.push((await anAnnotation({ by: ana, reading, on: 'fox' })).id)
    }
    const [even, odd] = [0, 1].map((rest) => ids.filter((_, i) => i % 2 === rest))
    await see(miriam, even!)
    await see(miriam, odd!)
    expect((await marksOf(miriam)).match(/\[/g)?.length).toBe(1)
    await see(miriam, [], { reading: other })
    expect((await getSnapshot.execute(contextOf(miriam), { readingId: other.id })).unreadCount).toBe(6)
  })

  test('what is still being written when its neighbours are seen is unread once it is there', async () => {
    const { ana, ben, miriam, reading } = room
    const [held] = await db().$queryRaw<{ seq: bigint }[]>`SELECT nextval('annotation_seq_seq') AS seq`
    const later = await anAnnotation({ by: ben, reading, on: 'fox' })
    await see(miriam, [root.id, ...replies.map(({ id }) => id), later.id])
    expect(await unreadFor(miriam)).toEqual([])
    const slow = await anAnnotation({ by: ana, reading, on: 'dog' })
    await db().$executeRaw`UPDATE annotation SET seq = ${held!.seq} WHERE id = ${uuidOf(slow.id)}::uuid`
    expect(await unreadFor(miriam)).toEqual([slow.id])
  })
})

describe('hidden writing', () => {
  /** The same room twice, in one of them with what Miriam's student Ben must not know of, in between. */
  async function aWorld(isHidden: boolean) {
    const made = await aClass()
    const { ana, ben, reading } = made
    const hidden: AnnotationId[] = []
    const hide = async () => {
      if (!isHidden) return
      hidden.push((await anAnnotation({ by: ana, reading, on: 'lazy', visibility: 'private' })).id)
      hidden.push((await anAnnotation({ by: ana, reading, on: 'dog', visibility: 'moderators' })).id)
    }
    await hide()
    const first = await anAnnotation({ by: ana, reading, on: 'quick' })
    await hide()
    const second = await aReply({ by: ana, to: first.id })
    await hide()
    return { ...made, ids: [first.id, second.id], hidden, as: contextOf(ben) }
  }

  test('changes no count, no answer and no mark, whether one names it or not', async () => {
    const worlds = await Promise.all([aWorld(true), aWorld(false)])
    const told = await Promise.all(
      worlds.map(async ({ as, reading, ids, hidden }) => {
        const input = { readingId: reading.id }
        const begun = await getSnapshot.execute(as, input)
        const asked = hidden.length > 0 ? hidden : [newId(), newId()]
        const answers = [
          await markSeen.execute(as, { ...input, ids: asked }),
          await markSeen.execute(as, { ...input, ids: [...asked, ids[0]] }),
          await markAllSeen.execute(as, input),
        ]
        const home = await listReadings.execute(as, {})
        const events = await db().liveEvent.count({ where: { topic: `user:${as.viewer.userId}` } })
        return {
          begun: [begun.unreadCount, Object.values(begun.unread).map((of) => of.length)],
          answers,
          home: home.items.map(({ unreadCount }) => unreadCount),
          events,
        }
      }),
    )
    expect(told[0]).toEqual(told[1])
    expect(told[0]?.begun).toEqual([2, [2]])
    const [world] = worlds
    const marks = await db().$queryRaw<{ id: string }[]>`
      SELECT a.id FROM annotation a JOIN seen_mark m ON m.reading_id = a.reading_id
      WHERE m.user_id = ${world!.ben.uuid}::uuid AND m.seen @> a.seq ORDER BY a.seq`
    expect(marks.map(({ id }) => id)).toEqual(world!.ids.map(uuidOf))
  })

  test('is unread when it becomes readable after all was marked as read', async () => {
    const { miriam, ana, reading } = room
    const note = await anAnnotation({ by: miriam, reading, on: 'lazy', visibility: 'moderators' })
    await anAnnotation({ by: miriam, reading, on: 'dog' })
    await seeAll(ana)
    expect((await snapshotFor(ana)).unreadCount).toBe(0)
    await updateAnnotation.execute(contextOf(miriam), { annotationId: note.id, edit: 1, visibility: 'group' })
    expect(await unreadFor(ana)).toEqual([note.id])
  })

  test('of a text that is none of one’s own is not found, whoever asks', async () => {
    const stranger = await aPerson()
    const refused = [await refusalOf(see(stranger, [root.id])), await refusalOf(seeAll(stranger))]
    expect(refused.map(({ code }) => code)).toEqual(['not_found', 'not_found'])
    expect(await marksOf(stranger)).toBe('')
  })
})

describe('since the last visit', () => {
  const HOUR = 3_600_000
  const recent = async (who: Person, now: Date) =>
    [...(await flagsFor(who, now))].flatMap(([id, flags]) => (flags & FLAG.recent ? [id] : []))

  test('is what came after it had ended, seen or not, and nothing on the first', async () => {
    const { miriam, ana, reading } = room
    const start = Date.now()
    const at = (hours: number) => new Date(start + hours * HOUR)
    expect(await recent(miriam, at(0))).toEqual([])
    await see(miriam, [], { now: at(0) })
    expect(await recent(miriam, at(0))).toEqual([])
    const { id } = await anAnnotation({ by: ana, reading, on: 'fox' })
    expect(await recent(miriam, at(0.1))).toEqual([])
    expect(await recent(miriam, at(2))).toEqual([id])
    await see(miriam, [id], { now: at(2) })
    expect(await recent(miriam, at(2.1))).toEqual([id])
    await see(miriam, [], { now: at(2.4) })
    expect(await recent(miriam, at(2.5))).toEqual([id])
    expect(await recent(miriam, at(5))).toEqual([])
  })
})

test('marks of one’s own reading are told to one’s own devices, once', async () => {
  const { miriam, ana, reading } = room
  const topics = async () =>
    (await db().liveEvent.findMany({ where: { kind: 'seen', subjectId: reading.uuid } })).map(
      ({ topic, before }) => ({ topic, before }),
    )
  await see(miriam, [root.id, newId()])
  await see(miriam, [root.id])
  await see(ana, [])
  expect(await topics()).toEqual([{ topic: `user:${miriam.id}`, before: { seen: [root.id] } }])
})
