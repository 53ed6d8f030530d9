import 'server-only'
import { isEmail, normalizeEmail } from '@/lib/auth/email'
import type { ProviderRefusal } from '@/lib/auth/provider'
import { findSettings } from '@/lib/server/auth/find-settings'
import { db } from '@/lib/server/db/client'

/** An account at a provider's, and what the provider says of its holder. */
export type ProviderAccount = {
  provider: string
  providerAccountId: string
  name: string | null
  email: string | null
  verified: boolean
}

/**
 * Whether somebody who comes back from a provider may go on: `viewerId` (a UUID) links, null signs in or signs up.
 * Accounts are never joined by their address: whoever has one here links while signed in.
 */
export async function judgeProvider(
  account: ProviderAccount,
  viewerId: string | null,
): Promise<ProviderRefusal | null> {
  const { provider, providerAccountId } = account
  const linked = await db().account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  })
  if (viewerId !== null) return linked && linked.userId !== viewerId ? 'provider_of_another' : null
  if (linked) return null
  const email = normalizeEmail(account.email ?? '')
  if (!isEmail(email)) return 'provider_no_address'
  if ((await db().user.count({ where: { email } })) > 0) return 'provider_not_linked'
  if ((await findSettings(db())).signUp !== 'open') return 'provider_not_invited'
  // Otherwise the holder of the address, asking for a new password, would come into somebody else's account.
  return account.verified ? null : 'provider_address_unverified'
}
