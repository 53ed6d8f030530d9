import 'server-only'
import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import type { UnreadByThread } from '@/lib/annotations/unread'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { marksOf, newsWhere, seenIn, unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerAcross, type Asker } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

type Asked = { asker: Asker; readingId: string }

/**
 * How much of a reading (a UUID) the asker may read and has not seen, up to `UNREAD_COUNTED`: beyond it nobody needs the
 * number, and counting would cost. Nothing for who is signed out.
 */
export async function countUnread(tx: Tx, { asker, readingId }: Asked): Promise<number> {
  if (asker.userId === null) return 0
  const [row] = await tx.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (SELECT 1 ${unreadFrom(asker, placeIn(asker.userId, readingId))} LIMIT ${UNREAD_COUNTED}) n`
  return row?.unread ?? 0
}

/** What of it lies in these threads (UUIDs), in the order it arrived. */
export async function unreadInThreads(
  tx: Tx,
  { asker, readingId, rootIds }: Asked & { rootIds: readonly string[] },
): Promise<UnreadByThread> {
  if (asker.userId === null || rootIds.length === 0) return {}
  const { reading, seen } = placeIn(asker.userId, readingId)
  const rows = await tx.$queryRaw<{ id: string; rootId: string }[]>`
    SELECT a.id, a.root_id AS "rootId" FROM annotation a JOIN annotation r ON r.id = a.root_id
    WHERE a.root_id = ANY(${[...rootIds]}::uuid[]) AND NOT ${seen} @> a.seq AND ${newsWhere(asker, reading)}
    ORDER BY a.seq`
  const unread: UnreadByThread = {}
  for (const { id, rootId } of rows) (unread[idOf<AnnotationId>(rootId)] ??= []).push(idOf<AnnotationId>(id))
  return unread
}

/** How much is unread of each of several readings that the viewer may read (the caller has asked), by UUID; each counted as above. */
export async function countUnreadAcross(
  tx: Tx,
  { viewer, readingIds }: { viewer: Viewer; readingIds: readonly string[] },
): Promise<Map<string, number>> {
  if (viewer.userId === null || readingIds.length === 0) return new Map()
  const userId = uuidOf(viewer.userId)
  const joins = Prisma.sql`JOIN "group" v ON v.id = a.group_id
    LEFT JOIN membership w ON w.group_id = a.group_id AND w.user_id = ${userId}::uuid`
  const place = { reading: Prisma.sql`k.id`, seen: Prisma.sql`k.seen`, joins }
  const rows = await tx.$queryRaw<{ id: string; unread: number }[]>`
    WITH marks AS MATERIALIZED (${marksOf(userId, readingIds)})
    SELECT k.id, n.unread FROM marks k CROSS JOIN LATERAL (
      SELECT count(*)::int AS unread FROM (
        SELECT 1 ${unreadFrom(askerAcross(viewer), place)} LIMIT ${UNREAD_COUNTED}) counted
    ) n`
  return new Map(rows.map(({ id, unread }) => [id, unread]))
}

function placeIn(userId: string, readingId: string) {
  return { reading: Prisma.sql`${readingId}::uuid`, seen: seenIn(userId, readingId) }
}
