import 'server-only'
import { env } from '@/lib/server/env'

/** Thirty days, in seconds: how long a session lasts when it is not used. */
export const SESSION_SECONDS = 30 * 24 * 3600

/** `__Host-` binds the cookie to this host and https; plain names are for http on loopback. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-postil.session' : 'postil.session'
}

/** The attributes that our own sign-in and next-auth both set. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
}

/** The session's token from a Cookie header, or null. */
export function readSessionToken(header: string): string | null {
  const prefix = `${sessionCookieName()}=`
  const found = header.split(/;\s*/).find((pair) => pair.startsWith(prefix))
  return found === undefined || found.length === prefix.length
    ? null
    : decodeURIComponent(found.slice(prefix.length))
}

function isSecure(): boolean {
  return env().baseUrl.startsWith('https:')
}
