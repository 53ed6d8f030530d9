import 'server-only'
import { isEmail, normalizeEmail } from '@/lib/auth/email'
import { signInInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type UserId } from '@/lib/ids'
import { verifyPassword } from '@/lib/server/auth/password'
import { startSession } from '@/lib/server/auth/sessions'
import { defineCommand } from '@/lib/server/command'
import { db } from '@/lib/server/db/client'
import { forgivePoints, takePoint } from '@/lib/server/rate-limit'

/**
 * Signs in with e-mail and password and returns the session cookie's value. A wrong password and an unknown address
 * get the same answer after the same work, and count against the address's account alike. `isLeaving` for an account
 * that is to be deleted: it is asked whether it stays.
 */
export const signIn = defineCommand({
  name: 'session.start',
  input: signInInput,
  permit: { open: 'signInAddress', key: ({ address }) => address ?? 'direct' },
  prepare: async ({ input }) => {
    const email = normalizeEmail(input.email)
    await takePoint('signInAccount', email)
    // What is no address is in no row, and some of it no database can even be asked for.
    const user = isEmail(email)
      ? await db().user.findUnique({
          where: { email },
          select: { id: true, passwordHash: true, deleteAt: true },
        })
      : null
    const fits = await verifyPassword(input.password, user?.passwordHash ?? null)
    if (!fits || !user) {
      throw new AppError('invalid_input', { fields: [{ path: 'password', message: 'sign_in_mismatch' }] })
    }
    await forgivePoints('signInAccount', email)
    return { userId: idOf<UserId>(user.id), isLeaving: user.deleteAt !== null }
  },
  load: async ({ prepared }) => prepared,
  run: async ({ loaded: { userId, isLeaving }, tx, now, device }) => ({
    userId,
    isLeaving,
    ...(await startSession(tx, { userId, now, device })),
  }),
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
