import 'server-only'
import { signInAsSampleInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { startSession } from '@/lib/server/auth/sessions'
import { defineCommand } from '@/lib/server/command'
import { env } from '@/lib/server/env'

/** Signs in as one of the three sample people, where this installation offers them; anyone else is not found. */
export const signInAsSample = defineCommand({
  name: 'session.start-sample',
  input: signInAsSampleInput,
  permit: { open: 'signInAddress', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx }) => {
    const user = env().samplePeople
      ? await tx.user.findUnique({ where: { id: uuidOf(input.userId), sample: true }, select: { id: true } })
      : null
    if (!user) throw new AppError('not_found')
    return user
  },
  run: async ({ input, tx, now, device }) => startSession(tx, { userId: input.userId, now, device }),
  audit: ({ input }) => ({ groupId: null, subjectId: input.userId }),
})
