import 'server-only'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import type { Tx } from '@/lib/server/db/client'
import { env } from '@/lib/server/env'

/** Mailed, a link reaches its reader at once; handed on by people, it may lie for days. */
const VALID_MS = { mailed: 3600 * 1000, handed: 7 * 24 * 3600 * 1000 }

/** Makes a one-time link to a new password for an account (a UUID). Earlier ones that were not used stop working. */
export async function passwordLink(
  tx: Tx,
  given: { userId: string; way: keyof typeof VALID_MS; now: Date },
): Promise<string> {
  const { userId, way, now } = given
  const token = mintToken()
  await tx.oneTimeLink.deleteMany({ where: { userId, purpose: 'password', usedAt: null } })
  await tx.oneTimeLink.create({
    data: {
      tokenHash: hashToken(token),
      purpose: 'password',
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + VALID_MS[way]),
    },
  })
  return `${env().baseUrl}/link/${token}`
}
