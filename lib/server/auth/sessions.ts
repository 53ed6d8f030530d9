import 'server-only'
import { idOf, uuidOf, type UserId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { SESSION_SECONDS } from '@/lib/server/auth/session-cookie'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { db, type Tx } from '@/lib/server/db/client'

type SessionRow = {
  sessionId: string
  id: string
  name: string
  siteAdmin: boolean
  suspendedUntil: Date | null
}

/** The session a token stands for, with its account as it is now; null when there is none or it has expired. */
export async function findSession(token: string, now: Date) {
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT s.id AS "sessionId", u.id, u.name, u.site_admin AS "siteAdmin", u.suspended_until AS "suspendedUntil"
    FROM session s JOIN "user" u ON u.id = s.user_id
    WHERE s.session_token = ${hashToken(token)} AND s.expires > ${now}`
  return row ? { id: row.sessionId, name: row.name, viewer: viewerOf(row, now) } : null
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
