import 'server-only'
import type { Cursor } from '@/lib/realtime/cursor'
import { beforeStateSchema, seenStateSchema, type LiveEvent } from '@/lib/realtime/event'
import { EVENT_KINDS } from '@/lib/realtime/event'
import type { Topic } from '@/lib/realtime/topic'
import { idOf } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'

/** The newest version of each topic; a topic that nothing was ever told on stands at 0. */
export async function listVersions(tx: Tx, topics: readonly Topic[]): Promise<Map<Topic, bigint>> {
  const rows = await tx.feed.findMany({
    where: { topic: { in: [...topics] } },
    select: { topic: true, version: true },
  })
  const known = new Map(rows.map((row) => [row.topic, row.version]))
  return new Map(topics.map((topic) => [topic, known.get(topic) ?? 0n]))
}

type EventRow = { topic: Topic; version: bigint; kind: string; subjectId: string | null; before: unknown }

/** The events of each topic after its version, oldest first, up to so many of each. */
export async function listEvents(tx: Tx, after: Cursor['positions'], limit: number): Promise<LiveEvent[]> {
  if (after.length === 0) return []
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT e.topic, e.version, e.kind::text AS kind, e.subject_id AS "subjectId", e.before
    FROM unnest(${after.map(({ topic }) => topic)}::text[], ${after.map(({ version }) => version)}::bigint[]) AS t (topic, version)
    CROSS JOIN LATERAL (SELECT * FROM live_event o WHERE o.topic = t.topic AND o.version > t.version
      ORDER BY o.version LIMIT ${limit}) e
    ORDER BY e.topic, e.version`
  return rows.map((row) => ({
    topic: row.topic,
    version: row.version,
    kind: EVENT_KINDS.find((kind) => kind === row.kind) ?? 'reset',
    subjectId: row.subjectId === null ? null : idOf(row.subjectId),
    before: row.before === null || row.kind === 'seen' ? null : beforeStateSchema.parse(row.before),
    seen: row.kind === 'seen' ? seenStateSchema.parse(row.before).seen : null,
  }))
}

/** The installation's epoch, a UUID; a restored backup has another. */
export async function getEpoch(tx: Tx): Promise<string> {
  const row = await tx.installation.findUniqueOrThrow({ where: { id: 1 }, select: { epoch: true } })
  return row.epoch
}

/** Both in one statement, and so of one moment. Topics that nothing was ever told on are absent. */
export async function getEpochAndVersions(
  tx: Tx,
  topics: readonly Topic[],
): Promise<{ epoch: string; versions: Map<Topic, bigint> }> {
  const rows = await tx.$queryRaw<{ epoch: string; topic: Topic | null; version: bigint | null }[]>`
    SELECT i.epoch, f.topic, f.version FROM installation i LEFT JOIN feed f ON f.topic = ANY(${[...topics]}::text[])
    WHERE i.id = 1`
  const [first] = rows
  if (!first) throw new TypeError('There is no installation')
  const told = rows.flatMap(({ topic, version }) =>
    topic === null || version === null ? [] : [[topic, version] as const],
  )
  return { epoch: first.epoch, versions: new Map(told) }
}
