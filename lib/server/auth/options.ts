import 'server-only'
import NextAuth from 'next-auth'
import type { NextAuthConfig } from 'next-auth'
import { NextRequest } from 'next/server'
import { deviceLabel } from '@/lib/auth/device-label'
import { LINKED_PAGE } from '@/lib/auth/provider'
import { sessionAdapter, type AuthFlow } from '@/lib/server/auth/adapter'
import { judgeProvider } from '@/lib/server/auth/judge-provider'
import { providerConfigs, type ProviderProfile } from '@/lib/server/auth/providers'
import {
  readSessionToken,
  SESSION_SECONDS,
  sessionCookieName,
  sessionCookieOptions,
} from '@/lib/server/auth/session-cookie'
import { findSession } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import { env } from '@/lib/server/env'
import { describeError, log } from '@/lib/server/log'
import { uuidOf } from '@/lib/ids'

/** Where next-auth keeps the page to go back to, while somebody is at a provider's. */
const RETURN_COOKIE = 'postil.return'

/**
 * Next-auth with database sessions, for the providers. The password sign-in is our own, because the Credentials provider
 * cannot use database sessions (docs/adr/0010).
 */
const { handlers: inner } = NextAuth((request) => configFor(request))

function configFor(request: NextRequest | undefined): NextAuthConfig {
  const flow: AuthFlow = { device: deviceLabel(request?.headers.get('user-agent') ?? ''), account: null }
  return {
    adapter: sessionAdapter(flow),
    trustHost: true,
    secret: env().secrets[0],
    session: { strategy: 'database', maxAge: SESSION_SECONDS, updateAge: 24 * 3600 },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      callbackUrl: { name: RETURN_COOKIE, options: sessionCookieOptions() },
    },
    providers: providerConfigs(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: {
      error: (error) => log('error', 'next-auth', describeError(error)),
      warn: (code) => log('info', 'next-auth', { code }),
    },
    callbacks: {
      session: ({ session, user }) => ({
        expires: session.expires,
        user: { id: user.id, name: user.name ?? null },
      }),
      signIn: async ({ account, user }) => {
        if (!account) return false
        const { provider, providerAccountId } = account
        const { name = null, email = null, verified = true } = user as Partial<ProviderProfile>
        flow.account = { provider, providerAccountId, name, email, verified }
        const viewerId = await viewerOf(request)
        const refusal = await judgeProvider(flow.account, viewerId)
        if (refusal === null) return true
        return viewerId === null ? `/sign-in?error=${refusal}` : `${LINKED_PAGE}&error=${refusal}`
      },
    },
  }
}

/** The UUID of whoever links; null for whoever signs in. */
async function viewerOf(request: NextRequest | undefined): Promise<string | null> {
  const token = readSessionToken(request?.headers.get('cookie') ?? '')
  const session = token === null ? null : await findSession(token, currentTime())
  return session?.viewer.userId ? uuidOf(session.viewer.userId) : null
}

/**
 * Next-auth's handlers, asked under our own public address (a proxy may have ended TLS before us). Somebody who did not
 * come to link an account is nobody to them, even when signed in: who presses "Continue with" on the sign-in page
 * changes who they are, and links nothing.
 */
async function answer(request: NextRequest, method: 'GET' | 'POST'): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const headers = new Headers(request.headers)
  const isReturning = pathname.startsWith('/api/auth/callback/')
  const goesTo = request.cookies.get(RETURN_COOKIE)?.value ?? ''
  if (isReturning && goesTo !== `${env().baseUrl}${LINKED_PAGE}`) {
    headers.set('cookie', withoutSession(headers.get('cookie') ?? ''))
  }
  const body = method === 'POST' ? await request.text() : undefined
  const asked = new NextRequest(`${env().baseUrl}${pathname}${search}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
  return inner[method](asked)
}

function withoutSession(header: string): string {
  return header
    .split(/;\s*/)
    .filter((pair) => !pair.startsWith(`${sessionCookieName()}=`))
    .join('; ')
}

/** What stands behind /api/auth. */
export const handlers = {
  GET: (request: NextRequest) => answer(request, 'GET'),
  POST: (request: NextRequest) => answer(request, 'POST'),
}
