import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import { readingFollowInput } from '@/lib/notifications/listing'
import { WATCHED_BY_DEFAULT } from '@/lib/notifications/watching'
import { loadReading } from '@/lib/server/documents/load-reading'
import { findFollow } from '@/lib/server/notifications/follow-rows'
import { defineQuery } from '@/lib/server/query'

/** Whether the viewer watches or mutes a text, and whether its group's members do who have not said. */
export const getReadingFollow = defineQuery({
  name: 'reading.get-follow',
  input: readingFollowInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:follow', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded: { row }, tx, viewer }) => ({
    state: await findFollow(tx, uuidOf(viewer.userId as UserId), row.id),
    isWatched: WATCHED_BY_DEFAULT[row.group.purpose],
  }),
})
