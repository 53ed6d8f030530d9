import 'server-only'
import { z } from 'zod'
import { emailSchema } from '@/lib/auth/email'
import { uuidOf, type UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { hashToken } from '@/lib/server/auth/tokens'
import type { Tx } from '@/lib/server/db/client'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'address'
const VALID_MS = 24 * 3600 * 1000

const schema = z.strictObject({
  userId: idSchema<UserId>(),
  /** What the account was when it was asked for: another address or another password since, and the link is over. */
  as: z.string(),
  email: emailSchema,
  until: z.number(),
})

type AccountRow = { email: string; passwordHash: string | null }

const stateOf = ({ email, passwordHash }: AccountRow) => hashToken(`${email} ${passwordHash ?? ''}`)

/** A new address that waits to be confirmed, as a token for a link that is good for a day. It is kept nowhere else. */
export function sealAddress(given: {
  userId: UserId
  account: AccountRow
  email: string
  now: Date
}): string {
  const { userId, account, email, now } = given
  const pending = { userId, as: stateOf(account), email, until: now.getTime() + VALID_MS }
  return seal(PURPOSE, new TextEncoder().encode(JSON.stringify(pending)))
}

/** The account that a link would give another address, and that address; null when the link does not work any more. */
export async function findPendingAddress(tx: Tx, given: { token: string; now: Date }) {
  const bytes = open(PURPOSE, given.token)
  if (bytes === null) return null
  const { userId, as, email, until } = schema.parse(JSON.parse(new TextDecoder().decode(bytes)))
  if (until <= given.now.getTime()) return null
  const account = await tx.user.findUnique({
    where: { id: uuidOf(userId) },
    select: { name: true, email: true, passwordHash: true },
  })
  return account && stateOf(account) === as
    ? { userId, name: account.name, from: account.email, email }
    : null
}
