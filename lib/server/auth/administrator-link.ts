import 'server-only'
import { currentTime } from '@/lib/server/clock'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'

const VALID_MS = 7 * 24 * 3600 * 1000

/**
 * A fresh one-time link whose opener becomes the administrator, or null when the installation has one. Earlier unused
 * links stop working, so that the one last printed is the only one.
 */
export async function administratorLink({ baseUrl }: { baseUrl: string }): Promise<string | null> {
  const token = mintToken()
  const now = currentTime()
  const isNeeded = await db().$transaction(async (tx) => {
    if ((await tx.user.count({ where: { siteAdmin: true } })) > 0) return false
    await tx.oneTimeLink.deleteMany({ where: { purpose: 'administrator', usedAt: null } })
    await tx.oneTimeLink.create({
      data: {
        tokenHash: hashToken(token),
        purpose: 'administrator',
        createdAt: now,
        expiresAt: new Date(now.getTime() + VALID_MS),
      },
    })
    return true
  })
  return isNeeded ? `${baseUrl.replace(/\/$/, '')}/link/${token}` : null
}
