import 'server-only'
import type { Role } from '@/lib/groups/role'
import { idOf, type UserId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { judgeThread } from '@/lib/server/annotations/facts'
import type { Skeleton } from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'
import { readingFacts } from '@/lib/server/documents/facts'
import type { LoadedReading } from '@/lib/server/documents/load-reading'

/** A member of a group, as far as the law asks. `id` is a UUID. */
export type MemberRow = {
  id: string
  name: string
  role: Role
  siteAdmin: boolean
  suspendedUntil: Date | null
}

/** An annotation that is being written, and the root that it answers; null for a root. */
export type Planned = { skeleton: Skeleton; root: Skeleton | null }

/** True for a member who could read what is being written, once it stands in a reading. */
export function couldRead(
  member: MemberRow,
  { planned: { skeleton, root }, reading, now }: { planned: Planned; reading: LoadedReading; now: Date },
): boolean {
  const viewer: Viewer = {
    userId: idOf<UserId>(member.id),
    siteAdmin: member.siteAdmin,
    suspended: member.suspendedUntil !== null && member.suspendedUntil > now,
  }
  const facts = readingFacts(reading.row, { viewer, role: member.role })
  const thread = root && root.id !== skeleton.id ? [root, skeleton] : [skeleton]
  return judgeThread({ viewer, facts }, thread).get(skeleton.id)?.mayRead ?? false
}

/** Members of a group: those with the given UUIDs, or those whose name holds what is looked for; by name. */
export async function listMembersUnscoped(
  tx: Tx,
  asked: { groupId: string } & ({ ids: readonly string[] } | { folded: string }),
): Promise<MemberRow[]> {
  const condition =
    'ids' in asked
      ? Prisma.sql`u.id = ANY(${[...asked.ids]}::uuid[])`
      : Prisma.sql`strpos(${FOLDED}, ${asked.folded}) > 0`
  return tx.$queryRaw<MemberRow[]>`
    SELECT u.id, u.name, m.role, u.site_admin AS "siteAdmin", u.suspended_until AS "suspendedUntil"
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.group_id = ${asked.groupId}::uuid AND ${condition}
    ORDER BY lower(u.name), u.id LIMIT ${MEMBERS_LIMIT}`
}

/** As `foldName` folds: without case and accents. */
const FOLDED = Prisma.sql`regexp_replace(normalize(lower(u.name), NFKD), '[\u0300-\u036f]', '', 'g')`

/** Each is judged by the law, which costs some microseconds. */
const MEMBERS_LIMIT = 2_000
