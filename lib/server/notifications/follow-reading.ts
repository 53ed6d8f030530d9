import 'server-only'
import { uuidOf } from '@/lib/ids'
import { followReadingInput } from '@/lib/notifications/listing'
import { WATCHED_BY_DEFAULT } from '@/lib/notifications/watching'
import { defineCommand } from '@/lib/server/command'
import { loadReading } from '@/lib/server/documents/load-reading'
import { storeFollow } from '@/lib/server/notifications/follow-rows'

/** Watches a text, mutes it, or neither. Nobody else learns of it. */
export const followReading = defineCommand({
  name: 'reading.follow',
  input: followReadingInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:follow', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded: { row }, tx, now, userId }) => {
    const subject = { groupId: row.group.id, readingId: row.id, threadId: null }
    await storeFollow(tx, { userId: uuidOf(userId), subject, state: input.state, now })
    return { state: input.state, isWatched: WATCHED_BY_DEFAULT[row.group.purpose] }
  },
  audit: null,
})
