import 'server-only'
import type { Role } from '@/lib/groups/role'
import type { Audience } from '@/lib/notifications/kinds'
import { WATCHED_BY_DEFAULT } from '@/lib/notifications/watching'
import type { Skeleton } from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import type { ReadingRow } from '@/lib/server/documents/rows'

/** Somebody who may be told, with what the law, their mutes and their preferences say; `id` is a UUID. */
export type AudienceRow = {
  id: string
  email: string
  siteAdmin: boolean
  suspendedUntil: Date | null
  role: Role | null
  audiences: Audience[]
  isMuting: boolean
  wasMentioned: boolean
  channels: unknown
}

type Asked = {
  reading: ReadingRow
  root: Skeleton
  /** What was posted, changed or resolved; the root itself where it is about the thread. */
  one: Skeleton
  actorId: string
  /** Whether it has words of its own: a mere highlight tells nobody who watches the text. */
  hasWords: boolean
}

/**
 * Everybody whom something written or done in a thread may concern, each once. Says nothing of who may read it. People
 * whose account is to be deleted are left out.
 */
export async function findAudience(tx: Tx, asked: Asked): Promise<AudienceRow[]> {
  const { reading, root, one, actorId } = asked
  return tx.$queryRaw<AudienceRow[]>`
    SELECT u.id, u.email, u.site_admin AS "siteAdmin", u.suspended_until AS "suspendedUntil", m.role, p.audiences,
      (EXISTS (SELECT 1 FROM mute x WHERE x.user_id = u.id AND x.person_id = ${actorId}::uuid)
        OR EXISTS (SELECT 1 FROM follow x WHERE x.user_id = u.id AND x.state = 'muted'
          AND x.subject_id IN (${root.id}::uuid, ${reading.id}::uuid))) AS "isMuting",
      EXISTS (SELECT 1 FROM notification n WHERE n.user_id = u.id AND n.annotation_id = ${one.id}::uuid
        AND n.kind = 'mention') AS "wasMentioned",
      f.notifications AS channels
    FROM (SELECT user_id, array_agg(DISTINCT audience) AS audiences FROM (${relations(asked)}) AS r GROUP BY user_id) AS p
    JOIN "user" u ON u.id = p.user_id
    LEFT JOIN membership m ON m.user_id = u.id AND m.group_id = ${reading.group.id}::uuid
    LEFT JOIN preference f ON f.user_id = u.id
    WHERE u.delete_at IS NULL AND u.id <> ${actorId}::uuid`
}

function relations({ reading, root, one, hasWords }: Asked): Prisma.Sql {
  const parts = [
    Prisma.sql`SELECT user_id, 'mentioned' AS audience FROM mention WHERE annotation_id = ${one.id}::uuid`,
    Prisma.sql`SELECT author_id, 'starter' FROM annotation WHERE id = ${root.id}::uuid`,
  ]
  if (one.parentId === null) {
    if (hasWords) parts.push(...watchers(reading))
  } else {
    parts.push(
      Prisma.sql`SELECT author_id, 'answered' FROM annotation WHERE id = ${one.parentId}::uuid`,
      Prisma.sql`SELECT user_id, 'following' FROM follow WHERE subject_id = ${root.id}::uuid AND state = 'following'`,
    )
  }
  return Prisma.join(parts, ' UNION ALL ')
}

function watchers(reading: ReadingRow): Prisma.Sql[] {
  const chosen = Prisma.sql`SELECT user_id, 'watching' FROM follow
    WHERE subject_id = ${reading.id}::uuid AND state = 'following'`
  if (!WATCHED_BY_DEFAULT[reading.group.purpose]) return [chosen]
  return [
    chosen,
    Prisma.sql`SELECT user_id, 'watching' FROM membership WHERE group_id = ${reading.group.id}::uuid`,
  ]
}
