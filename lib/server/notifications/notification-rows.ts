import 'server-only'
import type { Purpose, Role } from '@/lib/groups/role'
import { KINDS, kindsOf, type Kind } from '@/lib/notifications/kinds'
import type { Tab } from '@/lib/notifications/listing'
import { BELL_LIMIT, type Bell } from '@/lib/realtime/bell'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { readableOf, type Told } from '@/lib/server/notifications/readable'

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

/** How many unread notifications a person has that they may be told of, each tab up to the limit. */
export async function countUnread(tx: Tx, viewer: Told): Promise<Bell> {
  const readable = await readableOf(tx, viewer, UNREAD)
  if (readable === null) return { direct: 0, watching: 0 }
  const rows = await tx.$queryRaw<{ kind: Kind }[]>`
    SELECT n.kind FROM ${readable.from} WHERE ${readable.where} ORDER BY n.seq DESC LIMIT ${2 * BELL_LIMIT}`
  const of = (tab: 'direct' | 'watching') => rows.filter(({ kind }) => KINDS[kind].tab === tab).length
  return { direct: Math.min(of('direct'), BELL_LIMIT), watching: Math.min(of('watching'), BELL_LIMIT) }
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
