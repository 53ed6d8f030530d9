import 'server-only'
import { idOf, type UserId } from '@/lib/ids'
import { createUser } from '@/lib/server/auth/rows'
import { startSession } from '@/lib/server/auth/sessions'
import type { Tx } from '@/lib/server/db/client'

/** The fields of `newAccountFields`, the password hashed already: that takes long, and a transaction holds a connection. */
export type AccountGiven = {
  name: string
  email: string
  passwordHash: string
  siteAdmin?: boolean
  /** Whether a mail has shown that the address is theirs. */
  isVerified?: boolean
  now: Date
  device: string | null
}

/**
 * Makes an account and signs it in, within the caller's transaction. Returns what a command answers so that its action
 * sets the cookie. An address that is taken is `invalid_input` at the field `email`.
 */
export async function openAccount(
  tx: Tx,
  given: AccountGiven,
): Promise<{ userId: UserId; token: string; expires: Date }> {
  const { name, email, passwordHash, siteAdmin = false, isVerified = false, now, device } = given
  const emailVerified = isVerified ? now : null
  const user = await createUser(tx, { name, email, passwordHash, siteAdmin, emailVerified, now })
  const userId = idOf<UserId>(user.id)
  return { userId, ...(await startSession(tx, { userId, now, device })) }
}
