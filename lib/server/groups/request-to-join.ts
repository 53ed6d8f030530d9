import 'server-only'
import { requestToJoinInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { entryFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'

/** Asks to join, in a few words. Asking again replaces the words and keeps the place in the queue. */
export const requestToJoin = defineCommand({
  name: 'group.request',
  input: requestToJoinInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadGroup(tx, { groupId: input.groupId, viewer }),
  permit: { action: 'group:request', facts: ({ loaded }) => entryFacts(loaded) },
  run: async ({ input, loaded, tx, now, userId }) => {
    const [key, message] = [{ groupId: loaded.id, userId: uuidOf(userId) }, input.message.trim()]
    await tx.$executeRaw`
      INSERT INTO join_request (group_id, user_id, message, created_at)
      VALUES (${key.groupId}::uuid, ${key.userId}::uuid, ${message}, ${now})
      ON CONFLICT (group_id, user_id) DO UPDATE SET message = excluded.message`
    return { slug: loaded.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
