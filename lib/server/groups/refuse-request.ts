import 'server-only'
import { memberInput } from '@/lib/groups/input'
import { defineCommand } from '@/lib/server/command'
import { loadRequest, takeRequest } from '@/lib/server/groups/load-request'

/** Answers somebody who has asked to join with a no. They may ask again. */
export const refuseRequest = defineCommand({
  name: 'request.refuse',
  input: memberInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadRequest(tx, { ...input, viewer }),
  permit: { action: 'group:admit', facts: ({ loaded }) => loaded.facts },
  run: async ({ loaded, tx }) => {
    await takeRequest(tx, loaded)
    return { slug: loaded.group.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.userId }),
})
