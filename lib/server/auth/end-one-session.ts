import 'server-only'
import { sessionInput } from '@/lib/auth/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'

/** Signs one of the viewer's devices out. One that is gone, or is another person's, changes nothing and is answered alike. */
export const endOneSession = defineCommand({
  name: 'session.end-one',
  input: sessionInput,
  permit: { action: 'account:manage', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId, sessionId, emit, unchanged }) => {
    const id = uuidOf(input.sessionId)
    const { count } = await tx.session.deleteMany({ where: { id, userId: uuidOf(userId) } })
    if (count === 0) unchanged()
    else tellSessionsEnded(emit, userId as UserId)
    // The device itself also loses its cookie.
    return id === sessionId ? { ended: true } : {}
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
