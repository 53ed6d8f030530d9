import 'server-only'
import { PrismaAdapter } from '@auth/prisma-adapter'
import type { Adapter } from 'next-auth/adapters'
import { hashToken } from '@/lib/server/auth/tokens'
import { db } from '@/lib/server/db/client'

/**
 * Next-auth's Prisma adapter over rows that hold a session token's hash: each function is handed the token from the
 * cookie and asks the database for its hash. Built on first use, because a build has no database.
 */
export function sessionAdapter(): Adapter {
  const base = PrismaAdapter(db())
  const { createSession, getSessionAndUser, updateSession, deleteSession } = base
  if (!createSession || !getSessionAndUser || !updateSession || !deleteSession) {
    throw new Error('The Prisma adapter no longer keeps sessions')
  }
  return {
    ...base,
    createSession: async (session) => {
      await createSession({ ...session, sessionToken: hashToken(session.sessionToken) })
      return session
    },
    getSessionAndUser: async (token) => {
      const found = await getSessionAndUser(hashToken(token))
      return found && { ...found, session: { ...found.session, sessionToken: token } }
    },
    updateSession: async (session) => {
      const updated = await updateSession({ ...session, sessionToken: hashToken(session.sessionToken) })
      return updated && { ...updated, sessionToken: session.sessionToken }
    },
    deleteSession: async (token) => {
      await deleteSession(hashToken(token))
    },
  }
}
