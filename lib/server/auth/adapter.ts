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
  return {
    ...base,
    createSession: async (session) => {
      await base.createSession?.({ ...session, sessionToken: hashToken(session.sessionToken) })
      return session
    },
    getSessionAndUser: async (token) => {
      const found = await base.getSessionAndUser?.(hashToken(token))
      return found ? { ...found, session: { ...found.session, sessionToken: token } } : null
    },
    updateSession: async (session) => {
      const updated = await base.updateSession?.({
        ...session,
        sessionToken: hashToken(session.sessionToken),
      })
      return updated ? { ...updated, sessionToken: session.sessionToken } : null
    },
    deleteSession: async (token) => {
      await base.deleteSession?.(hashToken(token))
    },
  }
}
