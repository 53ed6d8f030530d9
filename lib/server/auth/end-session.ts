import 'server-only'
import { z } from 'zod'
import type { UserId } from '@/lib/ids'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'

/** Signs this device out: the row is gone with the next request, and its open streams are closed at once. */
export const endSession = defineCommand({
  name: 'session.end',
  input: z.strictObject({}),
  permit: { open: 'signInAddress', key: ({ address }) => address ?? 'direct' },
  load: async () => null,
  run: async ({ tx, sessionId, userId, emit, unchanged }) => {
    if (sessionId === null) {
      unchanged()
      return { ended: true }
    }
    await tx.session.deleteMany({ where: { id: sessionId } })
    tellSessionsEnded(emit, userId as UserId)
    return { ended: true }
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
