import 'server-only'
import { z } from 'zod'
import { idOf, type UserId } from '@/lib/ids'
import { roleLabel } from '@/lib/groups/role'
import { env } from '@/lib/server/env'
import { defineQuery } from '@/lib/server/query'

/** The sample people to offer on the sign-in page, with what each is; empty where the installation offers none. */
export const listSamplePeople = defineQuery({
  name: 'session.list-sample-people',
  input: z.strictObject({}),
  permit: { listed: true },
  load: async ({ tx }) => {
    if (!env().samplePeople) return []
    return tx.user.findMany({
      where: { sample: true },
      orderBy: [{ createdAt: 'asc' }, { name: 'asc' }],
      select: {
        id: true,
        name: true,
        memberships: { select: { role: true, group: { select: { name: true, purpose: true } } }, take: 1 },
      },
    })
  },
  present: ({ loaded }) =>
    loaded.map(({ id, name, memberships: [membership] }) => ({
      id: idOf<UserId>(id),
      name,
      label: membership
        ? `${roleLabel(membership.role, membership.group.purpose)} in ${membership.group.name}`
        : '',
    })),
})
