import 'server-only'
import type { Group } from '@/lib/groups/group'
import { groupInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { EntryFacts, Viewer } from '@/lib/permissions/facts'
import { entryFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { presentGroup } from '@/lib/server/groups/present'
import { defineQuery } from '@/lib/server/query'

/** A group's page, but for its texts. Counts are null for those who may only know that it is there. */
export type ShownGroup = {
  group: Group
  viewer: Viewer
  facts: EntryFacts
  memberCount: number | null
  /** Whether the viewer has asked to join, and waits for an answer. */
  hasAsked: boolean
  /** How many ask to join, for those who let them in. */
  requestCount: number | null
}

/** A group by its address, with what the law asks about it. */
export const getGroup = defineQuery({
  name: 'group.get',
  input: groupInput,
  load: ({ input, tx, viewer }) => loadGroup(tx, { slug: input.slug, viewer }),
  permit: { action: 'group:find', facts: ({ loaded }) => entryFacts(loaded) },
  present: async ({ loaded, tx, viewer }): Promise<ShownGroup> => {
    const facts = entryFacts(loaded)
    const groupId = loaded.id
    const mayRead = can(viewer, 'group:read', facts)
    const mayAdmit = can(viewer, 'group:admit', facts)
    const [memberCount, asked, requestCount] = await Promise.all([
      mayRead ? tx.membership.count({ where: { groupId } }) : null,
      viewer.userId === null
        ? 0
        : tx.joinRequest.count({ where: { groupId, userId: uuidOf(viewer.userId) } }),
      mayAdmit ? tx.joinRequest.count({ where: { groupId } }) : null,
    ])
    return { group: presentGroup(loaded), viewer, facts, memberCount, hasAsked: asked > 0, requestCount }
  },
})
