import 'server-only'
import { env } from '@/lib/server/env'

/** Thirty days, in seconds: how long a session lasts, used or not (docs/adr/0015). */
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
  const value = found?.slice(prefix.length) ?? ''
  // Tokens are base64url, which no cookie encodes: anything else is none of ours, and a cookie all the same.
  return value === '' ? null : value
}

function isSecure(): boolean {
  return env().baseUrl.startsWith('https:')
}
