import 'server-only'
import { ACCOUNT_HEADER } from '@/lib/auth/account-header'
import { deviceLabel } from '@/lib/auth/device-label'
import { AppError } from '@/lib/errors/app-error'
import { admitToken } from '@/lib/server/auth/api-tokens'
import { findSession } from '@/lib/server/auth/sessions'
import { readSessionToken } from '@/lib/server/auth/session-cookie'
import { currentTime } from '@/lib/server/clock'
import { ANONYMOUS, type Context } from '@/lib/server/context'
import { env } from '@/lib/server/env'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who asks, from an API token or from the session cookie; the account is read anew each time, so that a suspension holds
 * at once. A request that changes something and carries a cookie must come from our own origin: route handlers, unlike
 * server actions, get no such check from the framework. A token is in no browser that another site could use, so with
 * one there is no such check, and cookies are not looked at. A page may say whose it is: what it sends is never done by
 * whoever has signed in since.
 */
export async function requestContext(request: Request): Promise<Context> {
  const authorization = request.headers.get('authorization')
  // Another scheme is for a proxy that stands before us, and browsers send it along.
  if (authorization !== null && /^bearer\b/i.test(authorization)) return tokenContext(request, authorization)
  const token = readSessionToken(request.headers.get('cookie') ?? '')
  if (token !== null && !SAFE.has(request.method) && !isOurOrigin(request)) {
    throw new AppError('forbidden', { reason: 'foreign_origin' })
  }
  const context = await contextFor(token, request.headers)
  const account = request.headers.get(ACCOUNT_HEADER)
  if (account !== null && account !== context.viewer.userId) throw new AppError('signed_out')
  return context
}

async function tokenContext(request: Request, authorization: string): Promise<Context> {
  const now = currentTime()
  const { id, name, viewer } = await admitToken({ authorization, method: request.method, now })
  return {
    viewer,
    sessionId: null,
    tokenId: id,
    name,
    address: addressOf(request.headers),
    device: null,
    now,
  }
}

/** The same from a session token and headers, for pages and actions. */
export async function contextFor(token: string | null, headers: Headers): Promise<Context> {
  const now = currentTime()
  const session = token === null ? null : await findSession(token, now)
  return {
    viewer: session?.viewer ?? ANONYMOUS,
    sessionId: session?.id ?? null,
    tokenId: null,
    name: session?.name ?? null,
    address: addressOf(headers),
    device: deviceLabel(headers.get('user-agent') ?? ''),
    now,
  }
}

/** Only Origin is trusted, and browsers send it with every request that is not GET or HEAD. */
function isOurOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) return false
  const ours = new URL(env().baseUrl)
  const theirs = URL.canParse(origin) ? new URL(origin) : null
  if (theirs === null) return false
  return (
    theirs.origin === ours.origin || (isLoopback(theirs) && isLoopback(ours) && theirs.port === ours.port)
  )
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

/** The last address that our own proxies did not write themselves; null when none is configured. */
function addressOf(headers: Headers): string | null {
  const { proxyHops } = env()
  if (proxyHops === 0) return null
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return chain.at(-proxyHops) ?? null
}
