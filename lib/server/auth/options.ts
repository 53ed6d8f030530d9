import 'server-only'
import NextAuth from 'next-auth'
import { sessionAdapter } from '@/lib/server/auth/adapter'
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/session-cookie'
import { env } from '@/lib/server/env'

/**
 * Next-auth with database sessions. It reads and ends sessions and will carry the other providers; the
 * password sign-in is our own, because the Credentials provider cannot use database sessions (docs/adr/0010).
 */
export const { handlers, auth } = NextAuth(() => ({
  adapter: sessionAdapter(),
  trustHost: true,
  secret: env().secrets[0],
  session: { strategy: 'database', maxAge: SESSION_SECONDS, updateAge: 24 * 3600 },
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  providers: [],
  pages: { signIn: '/sign-in' },
  callbacks: {
    session: ({ session, user }) => ({
      expires: session.expires,
      user: { id: user.id, name: user.name ?? null },
    }),
  },
}))
