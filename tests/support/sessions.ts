import { startSession } from '@/lib/server/auth/sessions'
import { sessionCookieName } from '@/lib/server/auth/session-cookie'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import type { Person } from './factories'

/** A signed-in device: the cookie it sends, and the id of its session's row. */
export type Device = { cookie: string; token: string; sessionId: string }

/** Signs a person in on a device of their own. */
export async function aDevice(person: Person): Promise<Device> {
  const { token } = await startSession(db(), { userId: person.id, now: new Date(), device: null })
  const { id } = await db().session.findUniqueOrThrow({ where: { sessionToken: hashToken(token) } })
  return { cookie: `${sessionCookieName()}=${token}`, token, sessionId: id }
}
