import 'server-only'
import { normalizeEmail } from '@/lib/auth/email'
import { signInInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type UserId } from '@/lib/ids'
import { verifyPassword } from '@/lib/server/auth/password'
import { startSession } from '@/lib/server/auth/sessions'
import { defineCommand } from '@/lib/server/command'
import { forgivePoints, takePoint } from '@/lib/server/rate-limit'

/**
 * Signs in with e-mail and password and returns the session cookie's value. A wrong password and an unknown address
 * get the same answer after the same work, and count against the address's account alike.
 */
export const signIn = defineCommand({
  name: 'session.start',
  input: signInInput,
  permit: { open: 'signInAddress', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx }) => {
    const email = normalizeEmail(input.email)
    await takePoint('signInAccount', email)
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } })
    return { email, user }
  },
  run: async ({ input, loaded, tx, now, device }) => {
    const fits = await verifyPassword(input.password, loaded.user?.passwordHash ?? null)
    if (!fits || !loaded.user) {
      throw new AppError('invalid_input', { fields: [{ path: 'password', message: 'sign_in_mismatch' }] })
    }
    await forgivePoints('signInAccount', loaded.email)
    const userId = idOf<UserId>(loaded.user.id)
    return { userId, ...(await startSession(tx, { userId, now, device })) }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
