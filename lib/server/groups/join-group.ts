import 'server-only'
import { joinGroupInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { entryFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { addMember } from '@/lib/server/groups/rows'
import { standingChanged } from '@/lib/server/groups/tell'

/** Joins an open group. Whoever is in already stays what they are. */
export const joinGroup = defineCommand({
  name: 'group.join',
  input: joinGroupInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadGroup(tx, { groupId: input.groupId, viewer }),
  permit: { action: 'group:join', facts: ({ loaded }) => entryFacts(loaded) },
  run: async ({ loaded, tx, now, userId, emit, unchanged }) => {
    const joined = { groupId: loaded.id, userId: uuidOf(userId) }
    if (await addMember(tx, { ...joined, role: 'member', now })) emit(standingChanged(joined))
    else unchanged()
    return { slug: loaded.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
