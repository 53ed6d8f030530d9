import 'server-only'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { SESSION_SECONDS } from '@/lib/server/auth/session-cookie'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { db, type Tx } from '@/lib/server/db/client'

/** The session a token stands for, with its account as it is now; null when there is none or it has expired. */
export async function findSession(token: string, now: Date) {
  const row = await db().session.findUnique({
    where: { sessionToken: hashToken(token) },
    select: {
      id: true,
      expires: true,
      user: { select: { id: true, name: true, siteAdmin: true, suspendedUntil: true } },
    },
  })
  if (!row || row.expires <= now) return null
  return { id: row.id, name: row.user.name, viewer: viewerOf(row.user, now) }
}

/** The viewer that an account's row makes at this moment. */
export function viewerOf(
  user: { id: string; siteAdmin: boolean; suspendedUntil: Date | null },
  now: Date,
): Viewer {
  return {
    userId: idOf<UserId>(user.id),
    siteAdmin: user.siteAdmin,
    suspended: user.suspendedUntil !== null && user.suspendedUntil > now,
  }
}

/** Signs an account in: writes the row that next-auth's database strategy reads, and returns the cookie's value. */
export async function startSession(tx: Tx, given: { userId: UserId; now: Date; device: string | null }) {
  const token = mintToken()
  const expires = new Date(given.now.getTime() + SESSION_SECONDS * 1000)
  await tx.session.create({
    data: { sessionToken: hashToken(token), userId: uuidOf(given.userId), expires, device: given.device },
  })
  return { token, expires }
}
