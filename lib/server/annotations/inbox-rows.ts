import 'server-only'
import type { InboxKind } from '@/lib/annotations/inbox-input'
import type { Motivation } from '@/lib/annotations/motivation'
import type { Viewer } from '@/lib/permissions/facts'
import { newsWhere, unreadFrom } from '@/lib/server/annotations/unread-where'
import { askerAcross } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { TimePlace } from '@/lib/server/time-page'

/** What an inbox shows of one annotation; ids are UUIDs. */
export type InboxRow = TimePlace & {
  readingId: string
  author: string
  motivation: Motivation
  text: string
  /** What its thread is about; null for the whole text. */
  quote: string | null
  unread: boolean
  answers: boolean
  mentions: boolean
}

/** `readingId` (a UUID) narrows to one text; `read` also finds what was seen. */
type Asked = {
  viewer: Viewer
  userId: string
  kind: InboxKind
  readingId: string | null
  read: boolean
  after: TimePlace | null
  limit: number
}

/**
 * What others wrote in the texts of somebody's groups, the newest first, as far as they may read it, given that they may
 * read the text: that is asked by the caller, row by row.
 */
export function listInboxUnscoped(tx: Tx, asked: Asked): Promise<InboxRow[]> {
  const { userId, after, limit } = asked
  const place = after
    ? Prisma.sql`WHERE (f.at, f.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty
  return tx.$queryRaw<InboxRow[]>`
    WITH marks AS MATERIALIZED (${marksOf(asked)}), found AS (${foundOf(asked)}), page AS (
      SELECT * FROM found f ${place} ORDER BY f.at DESC, f.id DESC LIMIT ${limit}
    )
    SELECT p.id, p.at, a.reading_id AS "readingId", u.name AS author, a.motivation, left(a.text, 400) AS text,
      (SELECT g.exact FROM target g WHERE g.annotation_id = a.root_id ORDER BY g.ordinal LIMIT 1) AS quote,
      NOT k.seen @> a.seq AS unread, ${answersOf(userId)} AS answers, ${mentionsOf(userId)} AS mentions
    FROM page p JOIN annotation a ON a.id = p.id JOIN "user" u ON u.id = a.author_id JOIN marks k ON k.id = a.reading_id
    ORDER BY p.at DESC, p.id DESC`
}

/** How much is unread of each of the readings of somebody's groups in which anything is, as UUIDs; each counted up to a limit. */
export function listUnreadUnscoped(
  tx: Tx,
  { viewer, userId, limit }: Pick<Asked, 'viewer' | 'userId' | 'limit'>,
): Promise<{ id: string; unread: number }[]> {
  const asked = { viewer, userId, readingId: null }
  return tx.$queryRaw<{ id: string; unread: number }[]>`
    WITH marks AS MATERIALIZED (${marksOf(asked)})
    SELECT k.id, n.unread FROM marks k CROSS JOIN LATERAL (
      SELECT count(*)::int AS unread FROM (SELECT 1 ${unreadIn(asked)} LIMIT ${limit}) counted
    ) n WHERE n.unread > 0`
}

/** The readings of somebody's groups, by title, as UUIDs. */
export function listTextsUnscoped(
  tx: Tx,
  { userId, limit }: Pick<Asked, 'userId' | 'limit'>,
): Promise<{ id: string }[]> {
  return tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM membership s JOIN reading e ON e.group_id = s.group_id JOIN document d ON d.id = e.document_id
    WHERE s.user_id = ${userId}::uuid ORDER BY d.title, e.id LIMIT ${limit}`
}

/** The readings of one's groups, with what one has seen of each. */
function marksOf({ userId, readingId }: Pick<Asked, 'userId' | 'readingId'>): Prisma.Sql {
  return Prisma.sql`
    SELECT e.id, coalesce(m.seen + '{}', '{}'::int8multirange) AS seen
    FROM membership s JOIN reading e ON e.group_id = s.group_id
    LEFT JOIN seen_mark m ON m.user_id = s.user_id AND m.reading_id = e.id
    WHERE s.user_id = ${userId}::uuid AND ${readingId === null ? Prisma.sql`TRUE` : Prisma.sql`e.id = ${readingId}::uuid`}`
}

function foundOf(asked: Asked): Prisma.Sql {
  const { viewer, userId, kind, read } = asked
  if (kind === 'unread')
    return Prisma.sql`SELECT x.* FROM marks k CROSS JOIN LATERAL (SELECT a.id, a.created_at AS at ${unreadIn(asked)}) x`
  // Looked for from what is one's own: who has written little has little to look at.
  const mine = Prisma.sql`SELECT o.id FROM annotation o WHERE o.author_id = ${userId}::uuid`
  const ids =
    kind === 'mentions'
      ? Prisma.sql`SELECT e.annotation_id FROM mention e WHERE e.user_id = ${userId}::uuid`
      : Prisma.sql`SELECT c.id FROM annotation c WHERE c.parent_id IN (${mine})
          UNION SELECT c.id FROM annotation c WHERE c.root_id IN (${mine}) AND c.id <> c.root_id`
  return Prisma.sql`
    SELECT a.id, a.created_at AS at FROM annotation a
    JOIN marks k ON k.id = a.reading_id JOIN annotation r ON r.id = a.root_id ${standing(userId)}
    WHERE a.id IN (${ids}) AND ${newsWhere(askerAcross(viewer), Prisma.sql`k.id`)}
      AND ${read ? Prisma.sql`TRUE` : Prisma.sql`NOT k.seen @> a.seq`}`
}

function unreadIn({ viewer, userId }: Pick<Asked, 'viewer' | 'userId'>): Prisma.Sql {
  const place = { reading: Prisma.sql`k.id`, seen: Prisma.sql`k.seen`, joins: standing(userId) }
  return unreadFrom(askerAcross(viewer), place)
}

/** The group and one's membership in it, as `askerAcross` wants them. */
function standing(userId: string): Prisma.Sql {
  return Prisma.sql`JOIN "group" v ON v.id = a.group_id
    LEFT JOIN membership w ON w.group_id = a.group_id AND w.user_id = ${userId}::uuid`
}

function answersOf(userId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM annotation o WHERE o.id IN (a.parent_id, a.root_id) AND o.id <> a.id
    AND o.author_id = ${userId}::uuid)`
}

function mentionsOf(userId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM mention e WHERE e.annotation_id = a.id AND e.user_id = ${userId}::uuid)`
}
