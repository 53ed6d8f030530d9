import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { uuidOf, type AnnotationId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import { createAnnotation } from '@/lib/server/annotations/create-annotation'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { db } from '@/lib/server/db/client'
import { openCursor, sealCursor } from '@/lib/server/realtime/cursor'
import { forgetEvents } from '@/lib/server/realtime/forget-events'
import { connectedReaders } from '@/lib/server/realtime/hub'
import {
  aGroup,
  anAnnotation,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  rootInput,
  type Person,
} from '@/tests/support/factories'
import { aDevice } from '@/tests/support/sessions'
import { subjectOf } from '@/tests/support/read-stream'
import { askForStream, cursorOf, type TestStream } from '@/tests/support/streams'
import { aStreamRoom, type StreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()
const listen: StreamRoom['listen'] = (...asked) => room.current.listen(...asked)

const post = (by: Person, says = 'Words') => anAnnotation({ by, reading: room.current.reading, says })
const subjects = (stream: TestStream) => stream.frames.map(subjectOf)

describe('what is posted', () => {
  test('reaches every reader, each as they see it, and the author too', async () => {
    const { ana, ben, miriam } = room.current
    const streams = await Promise.all([ana, ben, miriam].map((person) => listen(person)))
    const root = await post(ana)
    const frames = await Promise.all(streams.map((stream) => stream.until(root.id)))
    const isOwn = (frame: (typeof frames)[number]) =>
      frame.kind === 'upsert' && frame.annotation.facts.annotation.authorIsViewer
    expect(frames[0]).toEqual({ kind: 'upsert', annotation: root, isNew: true })
    expect(frames.map(isOwn)).toEqual([true, false, false])
  })

  test('by many at once arrives once each, for all in one order', async () => {
    const { ana, ben, miriam } = room.current
    const streams = await Promise.all([ana, ben, miriam].map((person) => listen(person)))
    const posted = await Promise.all(
      Array.from({ length: 60 }, (_, i) => post([ana, ben, miriam][i % 3] ?? ana)),
    )
    const ids = posted.map(({ id }) => id)
    for (const stream of streams) await until('all have come', () => stream.frames.length >= ids.length)
    const [first, ...others] = streams.map(subjects)
    expect(first?.toSorted()).toEqual(ids.toSorted())
    for (const other of others) expect(other).toEqual(first)
  })

  test('and deleted again is removed; with replies an empty place comes', async () => {
    const { ana, ben } = room.current
    const stream = await listen(ben)
    const [gone, kept] = [await post(ana), await post(ana, 'Regretted')]
    await aReply({ by: ben, to: kept.id })
    for (const { id } of [gone, kept]) await deleteAnnotation.execute(contextOf(ana), { annotationId: id })
    await until('the last frame', () => stream.frames.length === 5)
    expect(stream.frames[3]).toEqual({
      kind: 'remove',
      readingId: room.current.reading.id,
      id: gone.id,
      rootId: gone.id,
    })
    expect(stream.frames[4]).toMatchObject({
      kind: 'upsert',
      annotation: { id: kept.id, author: null, text: '' },
    })
  })
})

describe('what is hidden', () => {
  test('moves nothing for others: no frame, no cursor, not even the reading’s version', async () => {
    const { ana, ben, miriam, reading } = room.current
    const streams = [await listen(ben), await listen(miriam)]
    const topic = formatTopic({ noun: 'reading', id: reading.id })
    const version = async () => (await db().feed.findUnique({ where: { topic } }))?.version
    const [before, counts] = [await version(), streams.map((stream) => stream.ids.length)]
    const own = await listen(ana)
    const secret = await anAnnotation({ by: ana, reading, visibility: 'private', says: 'Secret' })
    const answer = await aReply({ by: ana, to: secret.id, says: 'Secret too' })
    await updateAnnotation.execute(contextOf(ana), { annotationId: secret.id, edit: 1, body: bodyOf('More') })
    await deleteAnnotation.execute(contextOf(ana), { annotationId: answer.id })
    await until('the author hears of it', () =>
      own.frames.some((frame) => frame.kind === 'upsert' && frame.annotation.text === 'More'),
    )
    expect(await version()).toBe(before)
    const open = await post(ana)
    for (const stream of streams) await stream.until(open.id)
    expect(streams.map(subjects)).toEqual([[open.id], [open.id]])
    expect(streams.map((stream) => stream.ids.length)).toEqual(counts.map((count) => count + 1))
  })

  test('for the moderators reaches them alone', async () => {
    const { ana, ben, miriam, reading } = room.current
    const [benHears, miriamHears] = [await listen(ben), await listen(miriam)]
    const question = await anAnnotation({ by: ana, reading, visibility: 'moderators' })
    const open = await post(ana)
    await Promise.all([benHears.until(open.id), miriamHears.until(open.id)])
    expect(subjects(benHears)).toEqual([open.id])
    expect(subjects(miriamHears)).toEqual([question.id, open.id])
  })

  test('and then shown arrives as new, with the empty places above it', async () => {
    const { ana, ben, reading } = room.current
    const root = await anAnnotation({ by: ana, reading })
    const reply = await aReply({ by: ana, to: root.id, visibility: 'private' })
    const stream = await listen(ben)
    await deleteAnnotation.execute(contextOf(ana), { annotationId: root.id })
    await updateAnnotation.execute(contextOf(ana), { annotationId: reply.id, edit: 1, visibility: 'group' })
    await stream.until(reply.id)
    await until('the place', () =>
      stream.frames.some((frame) => frame.kind === 'upsert' && frame.annotation.id === root.id),
    )
  })

  test('and then shown between an answer and what it answers takes its place there', async () => {
    const { ana, ben, miriam } = room.current
    const root = await post(ana)
    const between = await aReply({ by: miriam, to: root.id, visibility: 'moderators' })
    const stream = await listen(ben)
    const below = await aReply({ by: miriam, to: between.id, visibility: 'group' })
    expect(await stream.until(below.id)).toMatchObject({ annotation: { parentId: root.id } })
    await updateAnnotation.execute(contextOf(miriam), {
      annotationId: between.id,
      edit: 1,
      visibility: 'group',
    })
    const placed = (parentId: AnnotationId) =>
      stream.frames.some(
        (frame) =>
          frame.kind === 'upsert' &&
          frame.annotation.id === below.id &&
          frame.annotation.parentId === parentId,
      )
    await until('the answer below what is shown now', () => placed(between.id))
  })

  test('cursors have one length, whatever they hold', async () => {
    const { ana, ben } = room.current
    const streams = [
      await listen(ana),
      await listen(ben),
      await listen(null, { reading: await openReading() }),
    ]
    const open = await post(ana)
    await Promise.all(streams.slice(0, 2).map((stream) => stream.until(open.id)))
    expect(new Set(streams.flatMap((stream) => stream.ids).map((id) => id.length)).size).toBe(1)
  })
})

async function openReading() {
  return (await aReading({ group: await aGroup({ readableBy: 'world' }) })).id
}

describe('going on after an interruption', () => {
  test('from any cursor, what came after it comes once and in order', async () => {
    const { ana, ben } = room.current
    const stream = await listen(ben)
    const posted: AnnotationId[] = []
    for (let i = 0; i < 6; i++) posted.push((await post(ana)).id)
    await until('all have come', () => stream.frames.length === 6)
    stream.close()
    const late = await post(ana)
    for (let seen = 0; seen <= 6; seen++) {
      const resumed = await listen(ben, { last: stream.ids[seen] ?? '' })
      await resumed.until(late.id)
      expect(subjects(resumed)).toEqual([...posted.slice(seen), late.id])
    }
  })

  test('Last-Event-ID takes over from the address', async () => {
    const { ana, ben, reading } = room.current
    const old = await cursorOf(ben, reading.id)
    await post(ana)
    const device = await aDevice(ben)
    const last = await cursorOf(ben, reading.id)
    const response = await askForStream({ after: old, last, device })
    const text = await firstOf(response)
    expect(text).not.toContain('data:')
    await response.body?.cancel()
  })

  const stale: [string, (cursor: string) => Promise<string>][] = [
    [
      'of another epoch',
      async (cursor) =>
        reseal(cursor, (opened) => ({ ...opened, epoch: '00000000-0000-4000-8000-000000000000' })),
    ],
    [
      'ahead of its feed',
      async (cursor) =>
        reseal(cursor, ({ epoch, positions }) => ({
          epoch,
          positions: positions.map(({ topic, version }) => ({ topic, version: version + 1000n })),
        })),
    ],
    [
      'from before what is kept',
      async (cursor) => {
        await post(room.current.ana)
        await db().liveEvent.updateMany({
          where: { topic: formatTopic({ noun: 'reading', id: room.current.reading.id }) },
          data: { createdAt: new Date(Date.now() - 25 * 3600 * 1000) },
        })
        await forgetEvents()
        return cursor
      },
    ],
  ]
  test.each(stale)('a cursor %s is answered with a reset, and then goes on', async (_, age) => {
    const { ana, ben, reading } = room.current
    const stream = await listen(ben, { last: await age(await cursorOf(ben, reading.id)) })
    await until('the reset', () => stream.frames.length > 0)
    expect(stream.frames[0]?.kind).toBe('reset')
    const next = await post(ana)
    await stream.until(next.id)
    expect(subjects(stream).filter(Boolean)).toEqual([next.id])
  })

  test('cursors from before and after a restore are answered with a reset', async () => {
    const { ben, reading } = room.current
    const cursor = await cursorOf(ben, reading.id)
    const other = reseal(cursor, (opened) => ({ ...opened, epoch: '00000000-0000-4000-8000-000000000000' }))
    const response = await askForStream({ after: [cursor, other], device: await aDevice(ben) })
    expect(await firstOf(response, 'data:')).toContain('"kind":"reset","readingId":null')
    await response.body?.cancel()
  })
})

function reseal(
  cursor: string,
  change: (opened: NonNullable<ReturnType<typeof openCursor>>) => typeof opened,
) {
  const opened = openCursor(cursor)
  if (!opened) throw new Error('Not a cursor')
  return sealCursor(change(opened))
}

/** The beginning of a stream, up to a text. */
async function firstOf(response: Response, to = 'id:'): Promise<string> {
  const reader = response.body!.getReader()
  let text = ''
  while (!text.includes(to)) text += new TextDecoder().decode((await reader.read()).value)
  reader.releaseLock()
  return text
}

describe('one who does not keep up', () => {
  test('is dropped, and nobody else waits', async () => {
    const { ana, ben, reading } = room.current
    const device = await aDevice(ben)
    const slow = await askForStream({ after: await cursorOf(ben, reading.id), device })
    await until('two are there', () => connectedReaders().size === 1)
    const quick = await listen(ana)
    const big = { ...rootInput(reading), body: bodyOf('x'.repeat(9000)) }
    for (let i = 0; i < 60; i++) {
      const { id } = rootInput(reading)
      await createAnnotation.execute(contextOf(room.current.miriam), { ...big, id })
    }
    await until('the quick one has all', () => quick.frames.length === 60, 10_000)
    await until('the slow one has left', () => connectedReaders().size === 1)
    const text = await new Response(slow.body).text()
    expect(text.length).toBeGreaterThan(900_000)
    const resumed = await listen(ben, {
      last:
        text
          .match(/id: (\S+)/g)
          ?.at(-1)
          ?.slice(4) ?? '',
    })
    const received = text.match(/^data: /gm)?.length ?? 0
    await until('the rest', () => received + resumed.frames.length === 60)
  })

  test('or goes without a word leaves nothing behind', async () => {
    const { ana, ben, reading } = room.current
    const stays = await listen(ana)
    const goes = await askForStream({ after: await cursorOf(ben, reading.id), device: await aDevice(ben) })
    await until('both are there', () => connectedReaders().size === 2)
    await goes.body?.cancel()
    expect(connectedReaders().size).toBe(1)
    await stays.until((await post(ben)).id)
  })
})

test('an anchor of a lost LISTEN connection: it comes back, and what was posted meanwhile comes', async () => {
  const { ana, ben } = room.current
  const stream = await listen(ben)
  await stream.until((await post(ana)).id)
  const killed = await db().$queryRaw<{ ended: boolean }[]>`
    SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN %'`
  expect(killed).toEqual([{ ended: true }])
  await stream.until((await post(ana)).id)
  await until('it listens again', async () => {
    const [row] = await db().$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`
    return row?.count === 1n
  })
  await stream.until((await post(ana)).id)
  expect(subjects(stream)).toHaveLength(3)
})

test('who goes is known to have gone, also after memory was collected', async () => {
  const stream = await listen(room.current.ben)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  for (let round = 0; round < 3; round++) {
    collect()
    await new Promise(setImmediate)
  }
  stream.close()
  await until('nobody is there', () => connectedReaders().size === 0, 5000)
})

test('ids of the database never travel', async () => {
  const { ana, ben } = room.current
  const stream = await listen(ben)
  const root = await post(ana)
  await stream.until(root.id)
  expect(JSON.stringify(stream.frames)).not.toContain(uuidOf(root.id))
})
