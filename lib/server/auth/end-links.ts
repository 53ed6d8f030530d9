import 'server-only'
import type { Tx } from '@/lib/server/db/client'

/**
 * Ends every link that would let somebody into an account (a UUID) without its password: those to a new one, and the one
 * that was mailed to sign in. Whoever changes a password wants to be alone.
 */
export async function endLinks(tx: Tx, userId: string): Promise<void> {
  await tx.oneTimeLink.deleteMany({ where: { userId, purpose: 'password', usedAt: null } })
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } })
  await tx.verificationToken.deleteMany({ where: { identifier: email } })
}
