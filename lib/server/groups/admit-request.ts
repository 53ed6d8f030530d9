import 'server-only'
import { memberInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { loadRequest, takeRequest } from '@/lib/server/groups/load-request'
import { addMember } from '@/lib/server/groups/rows'
import { standingChanged } from '@/lib/server/groups/tell'
import { memberJob } from '@/lib/server/notifications/notify-job'

/** Lets somebody in who has asked. */
export const admitRequest = defineCommand({
  name: 'request.admit',
  input: memberInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadRequest(tx, { ...input, viewer }),
  permit: { action: 'group:admit', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded, tx, now, userId, emit, addJob }) => {
    await takeRequest(tx, loaded)
    const joined = { groupId: loaded.group.id, userId: loaded.userId }
    if (await addMember(tx, { ...joined, role: 'member', now })) {
      emit(standingChanged(joined))
      addJob(memberJob({ occasion: 'admitted', ...joined, actorId: uuidOf(userId), now }))
    }
    return { slug: loaded.group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
