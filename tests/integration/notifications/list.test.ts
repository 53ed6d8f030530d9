import { beforeEach, describe, expect, test } from 'vitest'
import { uuidOf } from '@/lib/ids'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { db } from '@/lib/server/db/client'
import { forgetNotifications, KEPT_MS, READ_KEPT_MS } from '@/lib/server/notifications/forget-notifications'
import { getBell } from '@/lib/server/notifications/get-bell'
import { listNotifications } from '@/lib/server/notifications/list-notifications'
import { markNotificationsRead } from '@/lib/server/notifications/mark-notifications-read'
import { readNotifications } from '@/lib/server/notifications/read-notifications'
import { BELL_LIMIT } from '@/lib/realtime/bell'
import { aClass, anAnnotation, aReply, contextOf, type Person } from '@/tests/support/factories'
import { ask } from '@/tests/support/requests'
import { runJobsOf } from '@/tests/support/run-jobs'
import { aDevice } from '@/tests/support/sessions'

let room: Awaited<ReturnType<typeof aClass>>
beforeEach(async () => {
  room = await aClass()
})

const list = (person: Person, input: object = {}) => listNotifications.execute(contextOf(person), input)
const bell = (person: Person) => getBell.execute(contextOf(person), {})

/** A thread of Ana's that Ben answers so often. */
async function answeredThread(times: number) {
  const { ana, ben, reading } = room
  const root = await anAnnotation({ by: ana, reading, on: 'quick brown fox', says: 'Why a fox?' })
  await runJobsOf(root.id)
  for (let i = 0; i < times; i++) {
    const { id } = await aReply({ by: ben, to: root.id, says: `Answer ${i}` })
    await runJobsOf(id)
  }
  return root
}

test('a notification says who did what, quotes, and leads to the very annotation', async () => {
  const root = await answeredThread(1)
  const { items } = await list(room.ana)
  expect(items).toHaveLength(1)
  const [item] = items
  expect(item).toMatchObject({
    kind: 'answer',
    actor: room.ben.name,
    isRead: false,
    text: { title: 'A text', quote: { exact: 'quick brown fox' }, words: 'Answer 0' },
  })
  const reply = await db().annotation.findFirstOrThrow({
    where: { text: 'Answer 0', readingId: room.reading.uuid },
  })
  expect(item?.path).toMatch(new RegExp(`^/r/${room.reading.id}/a/[\\w-]{22}$`))
  expect(item?.path).not.toContain(root.id)
  expect(reply.rootId).not.toBe(reply.id)
})

test('tabs hold what concerns oneself, what one watches, and both', async () => {
  await answeredThread(1)
  const root = await anAnnotation({ by: room.ben, reading: room.reading })
  await runJobsOf(root.id)
  const kinds = async (tab: string) => (await list(room.ana, { tab })).items.map(({ kind }) => kind)
  expect(await kinds('direct')).toEqual(['answer'])
  expect(await kinds('watching')).toEqual(['thread'])
  expect(await kinds('all')).toEqual(['thread', 'answer'])
  expect(await bell(room.ana)).toEqual({ direct: 1, watching: 1 })
})

test('pages follow one another, each notification once, newest first', async () => {
  await answeredThread(65)
  const seen: string[] = []
  let after: string | null | undefined
  let pages = 0
  do {
    const page = await list(room.ana, { tab: 'direct', ...(after ? { after } : {}) })
    seen.push(...page.items.map(({ text }) => text?.words ?? ''))
    after = page.next
    pages++
  } while (after)
  expect(seen).toEqual(Array.from({ length: 65 }, (_, i) => `Answer ${64 - i}`))
  expect(pages).toBe(3)
  expect((await list(room.ana, { after: 'x' })).items).toHaveLength(30)
})

describe('reading them', () => {
  test('one, those of a thread, a tab, all; the count follows, and only one’s own are touched', async () => {
    const root = await answeredThread(3)
    await runJobsOf((await anAnnotation({ by: room.ben, reading: room.reading })).id)
    const [first] = (await list(room.ana, { tab: 'direct' })).items
    const mark = (input: object) => markNotificationsRead.execute(contextOf(room.ana), input)
    const read = (input: object) => readNotifications.execute(contextOf(room.ana), input)
    const others = await bell(room.miriam)
    await mark({ notificationId: first?.id, tab: 'direct' })
    expect(await bell(room.ana)).toEqual({ direct: 2, watching: 1 })
    expect(await read({ threadId: root.id })).toEqual({ bell: { direct: 0, watching: 1 } })
    await mark({ notificationId: '', tab: 'direct' })
    expect(await bell(room.ana)).toEqual({ direct: 0, watching: 1 })
    await mark({ notificationId: '', tab: 'all' })
    expect(await bell(room.ana)).toEqual({ direct: 0, watching: 0 })
    expect(await bell(room.miriam)).toEqual(others)
    expect((await list(room.ana)).items.every(({ isRead }) => isRead)).toBe(true)
  })

  test('another’s notification cannot be marked', async () => {
    await answeredThread(1)
    const [item] = (await list(room.ana)).items
    await readNotifications.execute(contextOf(room.ben), { notificationId: item?.id })
    expect(await bell(room.ana)).toEqual({ direct: 1, watching: 0 })
  })
})

test('what concerns oneself is counted however much is told of what one watches, and the other way round', async () => {
  const { ana, ben, group, reading } = room
  const root = await anAnnotation({ by: ben, reading })
  const there = { readingId: reading.uuid, annotationId: uuidOf(root.id) }
  const tell = (kind: 'role' | 'thread', count: number) =>
    db().notification.createMany({
      data: Array.from({ length: count }, (_, i) => ({
        userId: ana.uuid,
        groupId: group.uuid,
        event: `${kind}:${i}`,
        ...(kind === 'thread' ? there : {}),
        kind,
      })),
    })
  await tell('role', 1)
  await tell('thread', 2 * BELL_LIMIT)
  expect(await bell(ana)).toEqual({ direct: 1, watching: BELL_LIMIT })
})

test('what is deleted, or in a group one has left, is neither listed nor counted', async () => {
  const { ana, ben, group, reading } = room
  const root = await anAnnotation({ by: ana, reading })
  const one = await aReply({ by: ben, to: root.id })
  const two = await aReply({ by: ben, to: root.id })
  await runJobsOf(one.id)
  await runJobsOf(two.id)
  expect((await bell(ana)).direct).toBe(2)
  await deleteAnnotation.execute(contextOf(ben), { annotationId: one.id })
  expect((await bell(ana)).direct).toBe(1)
  await db().membership.delete({ where: { groupId_userId: { groupId: group.uuid, userId: ana.uuid } } })
  expect(await bell(ana)).toEqual({ direct: 0, watching: 0 })
  expect((await list(ana)).items).toEqual([])
})

test('a bell moves on the stream, for whom it concerns alone', async () => {
  const { ana, ben, reading } = room
  const root = await anAnnotation({ by: ana, reading })
  const { cookie } = await aDevice(ana)
  const snapshot = (await (await ask(`readings/${reading.id}/snapshot`, { cookie })).json()) as {
    cursor: string
  }
  const reply = await aReply({ by: ben, to: root.id })
  await runJobsOf(reply.id)
  const events = await ask(`events?after=${snapshot.cursor}`, { cookie })
  const reader = events.body?.getReader()
  const decoder = new TextDecoder()
  let heard = ''
  while (reader && !heard.includes('"bell"')) {
    const { value, done } = await reader.read()
    if (done) break
    heard += decoder.decode(value)
  }
  await reader?.cancel()
  expect(heard).toContain('{"kind":"bell","direct":1,"watching":0}')
})

test('what was read long ago, and what is older than a year, is forgotten; all else stays, however often it is asked', async () => {
  const A_DAY = 24 * 3600 * 1000
  const { ana, reading } = room
  const ago = (ms: number) => new Date(Date.now() - ms)
  const times: Record<string, { createdAt: Date; readAt: Date | null }> = {
    'read long ago': { createdAt: ago(READ_KEPT_MS + 2 * A_DAY), readAt: ago(READ_KEPT_MS + A_DAY) },
    'read lately': { createdAt: ago(READ_KEPT_MS + 2 * A_DAY), readAt: ago(READ_KEPT_MS - A_DAY) },
    'unread for long': { createdAt: ago(KEPT_MS - A_DAY), readAt: null },
    'unread for a year': { createdAt: ago(KEPT_MS + A_DAY), readAt: null },
    'read after a year': { createdAt: ago(KEPT_MS + A_DAY), readAt: ago(A_DAY) },
  }
  const about = { userId: ana.uuid, groupId: reading.group.uuid, kind: 'role' as const }
  const data = Object.entries(times).map(([event, when]) => ({ ...about, event, ...when }))
  await db().notification.createMany({ data })
  for (let round = 0; round < 2; round++) {
    await forgetNotifications()
    const left = await db().notification.findMany({ where: { userId: ana.uuid }, orderBy: { event: 'asc' } })
    expect(left.map(({ event }) => event)).toEqual(['read lately', 'unread for long'])
  }
})
