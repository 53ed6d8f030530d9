import 'server-only'
import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type ReadingId, type UserId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { CURSOR_TOPICS, type Cursor } from '@/lib/realtime/cursor'
import type { Frame } from '@/lib/realtime/frame'
import { parseTopic, type Topic } from '@/lib/realtime/topic'
import { unknownTo } from '@/lib/server/authorize'
import { db } from '@/lib/server/db/client'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import { requestContext } from '@/lib/server/request-context'
import { openCursor } from '@/lib/server/realtime/cursor'
import { contextFrame } from '@/lib/server/realtime/deliver'
import { factsFor } from '@/lib/server/realtime/load-changes'
import { getEpoch, listEvents, listVersions } from '@/lib/server/realtime/rows'
import { bearerOf, loadStandings, type Standing } from '@/lib/server/realtime/standing'
import type { Attending } from '@/lib/server/realtime/presence'
import { openStream } from '@/lib/server/realtime/stream'

/**
 * Opens a stream from the cursors a reader brings: `after`, repeated for up to eight topics, or the Last-Event-ID of
 * a connection that broke. Of the readings that they name, those that `reading` repeats are followed; without it all. A reading that may not be read, and another person's topic, do not exist. A cursor of
 * another epoch, ahead of its feed, or older than what is kept is answered with `reset`.
 */
export async function follow(request: Request): Promise<Response> {
  const context = await requestContext(request)
  const brought = readCursors(request)
  const bearer = bearerOf(context)
  const standing = (await loadStandings(db(), { bearers: [bearer], now: context.now })).get(bearer)
  if (!standing) throw new AppError('signed_out')
  const readings = await readableReadings(
    brought.positions.map(({ topic }) => topic),
    standing,
  )
  const { positions, stale } = await catchUp(brought)
  return openStream({
    cursor: { epoch: await getEpoch(db()), positions },
    bearer,
    standing,
    first: stale.map((readingId) => JSON.stringify({ kind: 'reset', readingId } satisfies Frame)),
    reconsider: async (now) => framesOnChange(readings, now),
    attending: attendingOf(request, readings, standing),
    request,
  })
}

/** A page asks who is here and is seen by others; a program that only listens does neither, nor does somebody signed out. */
function attendingOf(
  request: Request,
  readings: readonly ReadingRow[],
  { viewer }: Standing,
): Attending | null {
  if (viewer.userId === null || !new URL(request.url).searchParams.has('presence')) return null
  const [streamId, userId] = [randomUUID(), uuidOf(viewer.userId as UserId)]
  const rows = readings.map(({ id, group }) => ({ streamId, readingId: id, groupId: group.id, userId }))
  return { streamId, rows, told: new Map() }
}

/** What a reader brings; no epoch fits when its cursors are of several. */
type Brought = { epoch: string | null; positions: Cursor['positions'] }

function readCursors(request: Request): Brought {
  const last = request.headers.get('last-event-id')
  const { searchParams } = new URL(request.url)
  const tokens = last ? [last] : searchParams.getAll('after')
  const wanted = new Set(searchParams.getAll('reading'))
  const cursors = tokens.map(openCursor)
  const positions = new Map<Topic, bigint>()
  for (const { topic, version } of cursors.flatMap((cursor) => cursor?.positions ?? [])) {
    if (!isWanted(topic, wanted)) continue
    const known = positions.get(topic)
    positions.set(topic, known === undefined || version < known ? version : known)
  }
  const [first, ...others] = cursors
  if (!first || others.includes(null) || positions.size > CURSOR_TOPICS) {
    throw new AppError('invalid_input', { fields: [{ path: 'after', message: 'not_a_cursor' }] })
  }
  // Cursors from before and after a restore cannot be gone on from together.
  const epoch = others.every((one) => one?.epoch === first.epoch) ? first.epoch : null
  return { epoch, positions: [...positions].map(([topic, version]) => ({ topic, version })) }
}

function isWanted(topic: Topic, readings: ReadonlySet<string>): boolean {
  const parts = parseTopic(topic)
  return readings.size === 0 || parts?.noun !== 'reading' || readings.has(parts.id)
}

/** The readings behind the topics, each readable; refuses the whole stream otherwise. */
async function readableReadings(topics: readonly Topic[], standing: Standing): Promise<ReadingRow[]> {
  const { viewer } = standing
  const parts = topics.map(parseTopic)
  if (parts.some((part) => part?.noun === 'user' && part.id !== viewer.userId)) throw unknownTo(viewer)
  const ids = parts.flatMap((part) => (part?.noun === 'reading' ? uuidOf(part.id) : []))
  const rows = await listReadingsUnscoped(db(), { ids, userId: null })
  if (rows.length < ids.length || rows.some((row) => !mayRead(row, standing))) throw unknownTo(viewer)
  return rows
}

function mayRead(row: ReadingRow, standing: Standing): boolean {
  return can(standing.viewer, 'reading:read', factsFor(row, standing))
}

/** Where to go on, and which readings need a new snapshot (null: all of them). */
async function catchUp(
  brought: Brought,
): Promise<{ positions: Cursor['positions']; stale: (ReadingId | null)[] }> {
  const topics = brought.positions.map(({ topic }) => topic)
  const versions = await listVersions(db(), topics)
  const newest = topics.map((topic) => ({ topic, version: versions.get(topic) ?? 0n }))
  if (brought.epoch !== (await getEpoch(db()))) return { positions: newest, stale: [null] }
  const stale = new Set<ReadingId | null>()
  const positions = []
  for (const [index, { topic, version }] of brought.positions.entries()) {
    const now = newest[index]?.version ?? 0n
    const [next] = await listEvents(db(), [{ topic, version }], 1)
    const isWhole = version === now || (version < now && next?.version === version + 1n)
    const parts = parseTopic(topic)
    if (!isWhole) stale.add(parts?.noun === 'reading' ? parts.id : null)
    positions.push({ topic, version: isWhole ? version : now })
  }
  return { positions, stale: [...stale] }
}

/** On a change of standing: the new facts of each reading, or null when one of them may no longer be read. */
async function framesOnChange(readings: readonly ReadingRow[], standing: Standing): Promise<string[] | null> {
  const rows = await listReadingsUnscoped(db(), { ids: readings.map((row) => row.id), userId: null })
  const frames = rows.map((row) => contextFrame(row, standing))
  if (rows.length < readings.length || frames.includes(null)) return null
  return frames.map((frame) => JSON.stringify(frame))
}
