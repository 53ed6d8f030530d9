import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import { threadFollowInput } from '@/lib/notifications/listing'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { findFollow } from '@/lib/server/notifications/follow-rows'
import { defineQuery } from '@/lib/server/query'

/** Whether the viewer follows or mutes a thread. */
export const getThreadFollow = defineQuery({
  name: 'thread.get-follow',
  input: threadFollowInput,
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.threadId, viewer }),
  permit: { action: 'thread:follow', facts: ({ loaded }) => loaded.subject.facts },
  present: async ({ loaded, tx, viewer }) => ({
    state: await findFollow(tx, uuidOf(viewer.userId as UserId), loaded.rootId),
  }),
})
