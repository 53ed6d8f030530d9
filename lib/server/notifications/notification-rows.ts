import 'server-only'
import type { Purpose, Role } from '@/lib/groups/role'
import { idOf, type UserId } from '@/lib/ids'
import { kindsOf, type Kind } from '@/lib/notifications/kinds'
import type { Tab } from '@/lib/notifications/listing'
import { BELL_LIMIT, type Bell } from '@/lib/realtime/bell'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { readableOf, readableOfEach, type Told } from '@/lib/server/notifications/readable'

/** A notification with all that is said of it; ids are UUIDs. What stands in no text has nulls there. */
export type NotificationRow = {
  id: string
  seq: bigint
  kind: Kind
  createdAt: Date
  readAt: Date | null
  actor: string | null
  groupName: string
  groupSlug: string
  purpose: Purpose
  role: Role | null
  readingId: string | null
  annotationId: string | null
  rootId: string | null
  title: string | null
  language: string | null
  direction: 'ltr' | 'rtl' | 'auto' | null
  words: string | null
  exact: string | null
  prefix: string | null
  suffix: string | null
}

type Asked = { among: Prisma.Sql; order: 'newest' | 'oldest'; limit: number }

/** A person's notifications that they may be told of at this moment, of those that a condition on `n` names. */
export async function findReadable(tx: Tx, viewer: Told, asked: Asked): Promise<NotificationRow[]> {
  const readable = await readableOf(tx, viewer, asked.among)
  if (readable === null) return []
  return tx.$queryRaw<NotificationRow[]>`
    SELECT n.id, n.seq, n.kind, n.created_at AS "createdAt", n.read_at AS "readAt", u.name AS actor, v.name AS "groupName",
      v.slug AS "groupSlug", v.purpose, w.role, n.reading_id AS "readingId", n.annotation_id AS "annotationId",
      a.root_id AS "rootId", d.title, d.language, d.direction, a.text AS words, g.exact, g.prefix, g.suffix
    FROM ${readable.from}
      LEFT JOIN "user" u ON u.id = n.actor_id
      LEFT JOIN reading h ON h.id = n.reading_id LEFT JOIN document d ON d.id = h.document_id
      LEFT JOIN LATERAL (SELECT t.exact, t.prefix, t.suffix FROM target t WHERE t.annotation_id = a.root_id
        ORDER BY t.ordinal LIMIT 1) g ON TRUE
    WHERE ${readable.where}
    ORDER BY n.seq ${asked.order === 'newest' ? Prisma.sql`DESC` : Prisma.sql`ASC`} LIMIT ${asked.limit}`
}

const UNREAD = Prisma.sql`n.in_app AND n.read_at IS NULL`

/** How many unread notifications each of these people has that they may be told of, by their ids, each tab up to the limit. */
export async function countUnreadOfEach(tx: Tx, viewers: readonly Told[]): Promise<Map<UserId, Bell>> {
  const counts = new Map(viewers.map(({ userId }) => [userId as UserId, { direct: 0, watching: 0 }]))
  const readable = await readableOfEach(tx, viewers, UNREAD)
  if (readable === null) return counts
  // Each tab for itself: however much one watches, what concerns oneself is counted.
  const newest = (tab: Tab, isDirect: boolean) => Prisma.sql`
    SELECT ${isDirect}::boolean AS is_direct FROM ${readable.from} WHERE ${readable.where} AND ${ofTab(tab)}
    ORDER BY n.seq DESC LIMIT ${BELL_LIMIT}`
  const rows = await tx.$queryRaw<{ userId: string; direct: number; watching: number }[]>`
    SELECT p.id AS "userId", c.direct, c.watching FROM ${readable.people} CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE u.is_direct)::int AS direct, count(*) FILTER (WHERE NOT u.is_direct)::int AS watching
      FROM ((${newest('direct', true)}) UNION ALL (${newest('watching', false)})) u) c`
  for (const { userId, direct, watching } of rows) counts.set(idOf<UserId>(userId), { direct, watching })
  return counts
}

/** The same of one. */
export async function countUnread(tx: Tx, viewer: Told): Promise<Bell> {
  const counts = await countUnreadOfEach(tx, [viewer])
  return counts.get(viewer.userId as UserId) ?? { direct: 0, watching: 0 }
}

/** A condition on `n`: that it stands in this tab. */
export function ofTab(tab: Tab): Prisma.Sql {
  return tab === 'all' ? Prisma.sql`TRUE` : Prisma.sql`n.kind::text = ANY(${kindsOf(tab)}::text[])`
}

/** Marks those of a person (a UUID) read that a condition on `n` names; says how many were not before. */
export async function markRead(
  tx: Tx,
  { userId, which, now }: { userId: string; which: Prisma.Sql; now: Date },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE notification n SET read_at = ${now}::timestamptz
    WHERE n.user_id = ${userId}::uuid AND n.read_at IS NULL AND ${which}`
}
