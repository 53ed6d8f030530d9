import 'server-only'
import { z } from 'zod'
import { uuidOf, type UserId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'

/** Signs the viewer out on every device, this one too. API tokens stay; they are revoked one by one. */
export const endAllSessions = defineCommand({
  name: 'session.end-all',
  input: z.strictObject({}),
  permit: { action: 'account:manage', facts: accountFacts },
  load: async () => null,
  run: async ({ tx, userId, emit }) => {
    await tx.session.deleteMany({ where: { userId: uuidOf(userId) } })
    tellSessionsEnded(emit, userId as UserId)
    return { ended: true }
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
