import 'server-only'
import { listMembersInput } from '@/lib/groups/input'
import { ROLES, roleLabel, type Role } from '@/lib/groups/role'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import type { MemberFacts } from '@/lib/permissions/facts'
import { Prisma } from '@/lib/server/db/generated/client'
import type { Tx } from '@/lib/server/db/client'
import { groupFacts, memberFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { openPlace, sealPlace } from '@/lib/server/place'
import { defineQuery } from '@/lib/server/query'

const PAGE = 50

/** A member as the group's members see one. `joinedAt` is ISO 8601. */
export type ListedMember = {
  id: UserId
  name: string
  role: Role
  roleLabel: string
  joinedAt: string
  isMuted: boolean
  /** What the law asks of whoever changes something about them. */
  facts: MemberFacts
}

type Row = { userId: string; name: string; role: Role; joinedAt: Date; isMuted: boolean }

/** A page of a group's members, the widest roles first, then by name; `words` are looked for in the names. */
export const listMembers = defineQuery({
  name: 'member.list',
  input: listMembersInput,
  load: async ({ input, tx, viewer }) => loadGroup(tx, { slug: input.slug, viewer }),
  permit: { action: 'member:list', facts: ({ loaded }) => groupFacts(loaded) },
  present: async ({ input, loaded, tx, viewer }) => {
    const groupId = loaded.id
    const after = openPlace('members', groupId, input.after)
    const viewerId = viewer.userId === null ? null : uuidOf(viewer.userId)
    const words = input.words?.trim() ?? ''
    const [rows, owners] = await Promise.all([
      listRows(tx, { groupId, viewerId, words, after: after && (await standsAt(tx, after)) }),
      tx.membership.count({ where: { groupId, role: 'owner' } }),
    ])
    const page = rows.slice(0, PAGE)
    const last = page.at(-1)
    return {
      items: page.map(({ userId, joinedAt, ...member }): ListedMember => ({
        ...member,
        id: idOf<UserId>(userId),
        joinedAt: joinedAt.toISOString(),
        roleLabel: roleLabel(member.role, loaded.purpose),
        facts: memberFacts(loaded, { viewer, userId, member: { role: member.role, owners } }),
      })),
      next:
        rows.length > PAGE && last
          ? sealPlace('members', groupId, { at: new Date(ROLES.indexOf(last.role)), id: last.userId })
          : null,
    }
  },
})

type Stand = { role: Role; name: string; id: string }

/** Where the last of the page before stands in the order. The role is as it was then; a name may have changed since. */
async function standsAt(tx: Tx, place: { at: Date; id: string }): Promise<Stand> {
  const user = await tx.user.findUnique({ where: { id: place.id }, select: { name: true } })
  const role = ROLES[place.at.getTime()]
  if (!user || role === undefined) {
    throw new AppError('invalid_input', { fields: [{ path: 'after', message: 'not_a_cursor' }] })
  }
  return { role, name: user.name, id: place.id }
}

async function listRows(
  tx: Tx,
  given: { groupId: string; viewerId: string | null; words: string; after: Stand | null },
): Promise<Row[]> {
  const { groupId, viewerId, words, after } = given
  const further =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (m.role, lower(u.name), u.id) > (${after.role}::role, lower(${after.name}), ${after.id}::uuid)`
  const matching =
    words === '' ? Prisma.empty : Prisma.sql`AND position(lower(${words}) in lower(u.name)) > 0`
  return tx.$queryRaw<Row[]>`
    SELECT m.user_id AS "userId", u.name, m.role, m.joined_at AS "joinedAt",
           EXISTS (SELECT 1 FROM mute WHERE mute.user_id = ${viewerId}::uuid AND mute.person_id = u.id) AS "isMuted"
    FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE m.group_id = ${groupId}::uuid ${matching} ${further}
    ORDER BY m.role, lower(u.name), u.id LIMIT ${PAGE + 1}`
}
