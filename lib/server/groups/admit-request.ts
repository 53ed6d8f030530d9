import 'server-only'
import { memberInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { loadRequest, takeRequest } from '@/lib/server/groups/load-request'
import { addMember } from '@/lib/server/groups/rows'
import { standingChanged } from '@/lib/server/groups/tell'

/** Lets somebody in who has asked. */
export const admitRequest = defineCommand({
  name: 'request.admit',
  input: memberInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadRequest(tx, { ...input, viewer }),
  permit: { action: 'group:admit', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded, tx, now, emit }) => {
    await takeRequest(tx, loaded)
    const joined = { groupId: loaded.group.id, userId: loaded.userId }
    if (await addMember(tx, { ...joined, role: 'member', now })) emit(standingChanged(joined))
    return { slug: loaded.group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
