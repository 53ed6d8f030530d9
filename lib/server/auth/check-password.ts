import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { verifyPassword } from '@/lib/server/auth/password'
import { db } from '@/lib/server/db/client'
import { forgivePoints, takePoint } from '@/lib/server/rate-limit'

/**
 * Passes when the typed password is the account's, or the account has none (it signs in elsewhere). Otherwise
 * `invalid_input` at the field `current`; too many wrong ones wait, whichever device they come from.
 */
export async function checkPassword({ userId, typed }: { userId: string; typed: string }): Promise<void> {
  await takePoint('passwordCheck', userId)
  const where = { id: uuidOf(userId) }
  const { passwordHash } = await db().user.findUniqueOrThrow({ where, select: { passwordHash: true } })
  if (passwordHash !== null && !(await verifyPassword(typed, passwordHash))) {
    const message = typed === '' ? 'password_missing' : 'password_mismatch'
    throw new AppError('invalid_input', { fields: [{ path: 'current', message }] })
  }
  await forgivePoints('passwordCheck', userId)
}
