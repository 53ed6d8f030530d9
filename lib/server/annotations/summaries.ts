import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { askerAcross, placeableRootWhere, visibleWhere } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'

/** What one viewer may see of a reading's threads: how many are open, and when the last annotation came (ISO, or null). */
export type ReadingSummary = { threadCount: number; lastAnnotatedAt: string | null }

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
      { threadCount: Number(row.threads), lastAnnotatedAt: row.last?.toISOString() ?? null },
    ]),
  )
}
