import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { countUnreadAcross } from '@/lib/server/annotations/unread'
import { askerAcross, placeableRootWhere, visibleWhere } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'

/**
 * What one viewer may see of a reading's threads: how many are open, how many of them touch each twelfth of the text (none
 * for an unannotated one), when the last annotation came (ISO, or null), and how much is unread.
 */
export type ReadingSummary = {
  threadCount: number
  density: number[]
  lastAnnotatedAt: string | null
  unreadCount: number
}

/** Of a reading in which the viewer sees nothing. */
export const NO_SUMMARY: ReadingSummary = {
  threadCount: 0,
  density: [],
  lastAnnotatedAt: null,
  unreadCount: 0,
}

/** Into how many parts a text is divided to show where its threads are. */
const PARTS = 12

/**
 * Summaries of readings that the viewer may read (the caller has asked), by UUID. Computed through the filter each
 * time: a stored count would tell of what is hidden.
 */
export async function summariesOf(
  tx: Tx,
  given: { viewer: Viewer; readingIds: readonly string[] },
): Promise<Map<string, ReadingSummary>> {
  const { viewer, readingIds } = given
  if (readingIds.length === 0 || viewer.userId === null) return new Map()
  const [densities, unread] = await Promise.all([
    densitiesOf(tx, { viewer, userId: uuidOf(viewer.userId), readingIds }),
    countUnreadAcross(tx, { viewer, readingIds }),
  ])
  const userId = uuidOf(viewer.userId)
  const asker = askerAcross(viewer)
  const rows = await tx.$queryRaw<{ id: string; threads: bigint; last: Date | null }[]>`
    SELECT a.reading_id AS id,
           count(*) FILTER (WHERE a.id = r.id AND t.resolved_at IS NULL AND ${placeableRootWhere(asker)}) AS threads,
           max(a.created_at) FILTER (WHERE ${visibleWhere(asker)}) AS last
    FROM annotation a
    JOIN annotation r ON r.id = a.root_id
    JOIN thread t ON t.id = a.root_id
    JOIN "group" v ON v.id = a.group_id
    LEFT JOIN membership w ON w.group_id = a.group_id AND w.user_id = ${userId}::uuid
    WHERE a.reading_id = ANY(${[...readingIds]}::uuid[])
    GROUP BY a.reading_id`
  return new Map(
    rows.map((row) => [
      row.id,
      {
        threadCount: Number(row.threads),
        density: densities.get(row.id) ?? [],
        lastAnnotatedAt: row.last?.toISOString() ?? null,
        unreadCount: unread.get(row.id) ?? 0,
      },
    ]),
  )
}

type Asked = { viewer: Viewer; userId: string; readingIds: readonly string[] }

/** How many open threads touch each part of each text, by the reading's UUID; what lies nowhere touches none. */
async function densitiesOf(tx: Tx, { viewer, userId, readingIds }: Asked): Promise<Map<string, number[]>> {
  const rows = await tx.$queryRaw<{ id: string; part: number; threads: number }[]>`
    WITH roots AS MATERIALIZED (
      SELECT a.id, a.reading_id FROM annotation a
      JOIN thread t ON t.id = a.id
      JOIN "group" v ON v.id = a.group_id
      LEFT JOIN membership w ON w.group_id = a.group_id AND w.user_id = ${userId}::uuid
      WHERE a.reading_id = ANY(${[...readingIds]}::uuid[]) AND a.parent_id IS NULL AND t.resolved_at IS NULL
        AND ${placeableRootWhere(askerAcross(viewer))}
    ), texts AS (
      SELECT e.id AS reading_id, c.id AS revision_id, greatest(c.length, 1)::bigint AS length
      FROM reading e CROSS JOIN LATERAL (
        SELECT d.id, d.length FROM document_revision d WHERE d.document_id = e.document_id ORDER BY d.number DESC LIMIT 1
      ) c
      WHERE e.id = ANY(${[...readingIds]}::uuid[])
    )
    SELECT x.reading_id AS id, part, count(DISTINCT o.id)::int AS threads
    FROM roots o JOIN texts x USING (reading_id)
    JOIN target g ON g.annotation_id = o.id
    JOIN anchor n ON n.target_id = g.id AND n.revision_id = x.revision_id AND n.state <> 'orphan'
    CROSS JOIN LATERAL generate_series(n.start * ${PARTS}::int / x.length,
      least(${PARTS}::int - 1, (n."end" - 1) * ${PARTS}::int / x.length)) AS part
    GROUP BY x.reading_id, part`
  const densities = new Map<string, number[]>()
  for (const { id, part, threads } of rows) {
    const parts = densities.get(id) ?? Array.from({ length: PARTS }, () => 0)
    parts[Number(part)] = threads
    densities.set(id, parts)
  }
  return densities
}
