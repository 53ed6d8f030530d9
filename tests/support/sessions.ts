import type { TokenScope } from '@/lib/auth/token-scope'
import { uuidOf } from '@/lib/ids'
import { createApiToken } from '@/lib/server/auth/create-api-token'
import { startSession } from '@/lib/server/auth/sessions'
import { sessionCookieName } from '@/lib/server/auth/session-cookie'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'
import { contextOf, type Person } from './factories'

/** A signed-in device: the cookie it sends, and the id of its session's row; or a script with its API token. */
export type Device = { cookie: string; token: string; sessionId: string; apiToken?: string }

/** Signs a person in on a device of their own. */
export async function aDevice(person: Person): Promise<Device> {
  const { token } = await startSession(db(), { userId: person.id, now: new Date(), device: null })
  const { id } = await db().session.findUniqueOrThrow({ where: { sessionToken: hashToken(token) } })
  return { cookie: `${sessionCookieName()}=${token}`, token, sessionId: id }
}

/** A new API token of a person: its secret and the id of its row. */
export async function aToken(person: Person, scope: TokenScope = 'write') {
  const input = { name: 'A script', scope, life: '30' }
  const { id, secret } = await createApiToken.execute(contextOf(person), input)
  return { id, uuid: uuidOf(id), secret }
}
