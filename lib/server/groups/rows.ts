import 'server-only'
import type { GroupSettings } from '@/lib/groups/group'
import type { InvitationTerms, InvitedRole } from '@/lib/groups/invitation'
import type { Role } from '@/lib/groups/role'
import { hashToken } from '@/lib/server/auth/tokens'
import type { Tx } from '@/lib/server/db/client'
import { Prisma } from '@/lib/server/db/generated/client'

/** A group and the role in it of whom it was asked for; ids are UUIDs. */
export type GroupRow = GroupSettings & {
  id: string
  slug: string
  archivedAt: Date | null
  role: Role | null
}

/** An invitation as it is stored; ids are UUIDs. */
export type InvitationRow = InvitationTerms & {
  id: string
  groupId: string
  role: InvitedRole
  readingId: string | null
}

type Named = { slug: string } | { id: string }

/** A group by its address or UUID, with the role of a person (a UUID, or null for nobody); null when there is none. */
export async function findGroupUnscoped(
  tx: Tx,
  given: Named & { userId: string | null },
): Promise<GroupRow | null> {
  const named = 'slug' in given ? Prisma.sql`g.slug = ${given.slug}` : Prisma.sql`g.id = ${given.id}::uuid`
  const rows = await tx.$queryRaw<GroupRow[]>`
    SELECT g.id, g.slug, g.name, g.purpose, g.readable_by AS "readableBy", g.writable_by AS "writableBy", g.joining,
           g.previews, g.shows_presence AS "showsPresence", g.archived_at AS "archivedAt", m.role
    FROM "group" g LEFT JOIN membership m ON m.group_id = g.id AND m.user_id = ${given.userId}::uuid
    WHERE ${named}`
  return rows[0] ?? null
}

/**
 * Holds the group's row until commit, so that of two who decide about its people at once the second sees what the first
 * has done. Joining does not wait for it.
 */
export async function holdGroup(tx: Tx, groupId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM "group" WHERE id = ${groupId}::uuid FOR NO KEY UPDATE`
}

/** A person's role in a group, and how many owners it has; null when they are not in it. */
export async function findMember(
  tx: Tx,
  given: { groupId: string; userId: string },
): Promise<{ role: Role; owners: number } | null> {
  const member = await tx.membership.findUnique({
    where: { groupId_userId: given },
    select: { role: true },
  })
  if (!member) return null
  const owners = await tx.membership.count({ where: { groupId: given.groupId, role: 'owner' } })
  return { role: member.role, owners }
}

/** Makes somebody a member and answers whatever they had asked; false when they are one already, whose role stays. */
export async function addMember(
  tx: Tx,
  given: { groupId: string; userId: string; role: Role; now: Date },
): Promise<boolean> {
  const { groupId, userId, role, now } = given
  const { count } = await tx.membership.createMany({
    data: [{ groupId, userId, role, joinedAt: now }],
    skipDuplicates: true,
  })
  await tx.joinRequest.deleteMany({ where: { groupId, userId } })
  return count > 0
}

/** The invitation of a link's token; with `hold` its row is locked, so that its uses are counted one after another. */
export async function findInvitation(
  tx: Tx,
  given: { token: string; hold: boolean },
): Promise<InvitationRow | null> {
  const rows = await tx.$queryRaw<InvitationRow[]>`
    SELECT id, group_id AS "groupId", role, reading_id AS "readingId", max_uses AS "maxUses", uses,
           expires_at AS "expiresAt", revoked_at AS "revokedAt"
    FROM invitation WHERE token_hash = ${hashToken(given.token)}
    ${given.hold ? Prisma.sql`FOR UPDATE` : Prisma.empty}`
  return rows[0] ?? null
}
