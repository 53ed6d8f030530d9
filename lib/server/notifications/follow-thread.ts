import 'server-only'
import { uuidOf } from '@/lib/ids'
import { followThreadInput } from '@/lib/notifications/listing'
import { loadThread } from '@/lib/server/annotations/load-thread'
import { defineCommand } from '@/lib/server/command'
import { storeFollow } from '@/lib/server/notifications/follow-rows'

/** Follows a thread, mutes it, or neither. Nobody else learns of it. */
export const followThread = defineCommand({
  name: 'thread.follow',
  input: followThreadInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadThread(tx, { id: input.threadId, viewer }),
  permit: { action: 'thread:follow', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, tx, now, userId }) => {
    const { reading, rootId } = loaded
    const subject = { groupId: reading.row.group.id, readingId: reading.row.id, threadId: rootId }
    await storeFollow(tx, { userId: uuidOf(userId), subject, state: input.state, now })
    return { state: input.state }
  },
  audit: null,
})
