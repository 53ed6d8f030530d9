import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { roleLabel, type Purpose } from '@/lib/groups/role'
import { idOf, uuidOf, type GroupId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { groupFacts } from '@/lib/server/groups/facts'
import { defineQuery } from '@/lib/server/query'

/** A group in the list of one's own. */
export type ListedGroup = {
  id: GroupId
  slug: string
  name: string
  purpose: Purpose
  memberCount: number
  roleLabel: string
  textCount: number
  /** How many ask to join, where the viewer lets them in; 0 elsewhere. */
  requestCount: number
}

/** The viewer's groups by name; empty when signed out. Being in a group is what lets one see it here. */
export const listGroups = defineQuery({
  name: 'group.list',
  input: nothingInput,
  permit: { listed: true },
  load: async ({ tx, viewer }) =>
    viewer.userId === null || viewer.suspended
      ? []
      : tx.membership.findMany({
          where: { userId: uuidOf(viewer.userId) },
          orderBy: [{ group: { name: 'asc' } }, { groupId: 'asc' }],
          select: {
            role: true,
            group: {
              select: {
                id: true,
                slug: true,
                name: true,
                purpose: true,
                readableBy: true,
                writableBy: true,
                archivedAt: true,
                _count: { select: { memberships: true, readings: true, requests: true } },
              },
            },
          },
        }),
  present: ({ loaded, viewer }): ListedGroup[] =>
    loaded.map(({ role, group }) => ({
      id: idOf<GroupId>(group.id),
      slug: group.slug,
      name: group.name,
      purpose: group.purpose,
      memberCount: group._count.memberships,
      roleLabel: roleLabel(role, group.purpose),
      textCount: group._count.readings,
      requestCount: can(viewer, 'group:admit', groupFacts({ ...group, role })) ? group._count.requests : 0,
    })),
})
