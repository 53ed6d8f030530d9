import 'server-only'
import type { Viewer } from '@/lib/permissions/facts'
import { askerAcross, visibleWhere } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { TimePlace } from '@/lib/server/time-page'

type Asked = { viewer: Viewer; userId: string; after: TimePlace | null; limit: number }

/**
 * The readings of somebody's groups as UUIDs, by the time of the last annotation that they may see, or of opening where
 * that is later; the newest first. One look at the end of each reading, however long it is. Whether a reading may be
 * read is asked by the caller, row by row.
 */
export function listLiveliestUnscoped(tx: Tx, given: Asked): Promise<TimePlace[]> {
  const { viewer, userId, after, limit } = given
  const place = after
    ? Prisma.sql`WHERE (l.at, l.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return tx.$queryRaw<TimePlace[]>`
    SELECT l.id, l.at FROM (
      SELECT d.id, greatest(d.opened_at, x.last) AS at
      FROM membership w
      JOIN "group" v ON v.id = w.group_id
      JOIN reading d ON d.group_id = w.group_id
      LEFT JOIN LATERAL (
        SELECT a.created_at AS last FROM annotation a JOIN annotation r ON r.id = a.root_id
        WHERE a.reading_id = d.id AND ${visibleWhere(askerAcross(viewer))}
        ORDER BY a.seq DESC LIMIT 1
      ) x ON TRUE
      WHERE w.user_id = ${userId}::uuid
    ) l ${place} ORDER BY l.at DESC, l.id DESC LIMIT ${limit}`
}
