import 'server-only'
import { revokeApiTokenInput } from '@/lib/auth/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/**
 * Revokes one of the viewer's API tokens: the next request with it is refused, and its open streams are closed. One that
 * is gone, or is another person's, changes nothing and is answered alike.
 */
export const revokeApiToken = defineCommand({
  name: 'token.revoke',
  input: revokeApiTokenInput,
  permit: { action: 'account:manage', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId, emit, unchanged }) => {
    const where = { id: uuidOf(input.tokenId), userId: uuidOf(userId) }
    const { count } = await tx.apiToken.deleteMany({ where })
    if (count === 0) unchanged()
    else {
      emit({
        topic: formatTopic({ noun: 'user', id: userId as UserId }),
        kind: 'session',
        groupId: null,
        subjectId: null,
        before: null,
      })
    }
    return { tokenId: input.tokenId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.tokenId }),
})
