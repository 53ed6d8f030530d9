import 'server-only'
import { cookies, headers } from 'next/headers'
import { sessionCookieName } from '@/lib/server/auth/session-cookie'
import type { Context } from '@/lib/server/context'
import { contextFor } from '@/lib/server/request-context'

const known = new WeakMap<object, Promise<Context>>()

/** The context of the page or server action that is being run; the account is read once a request. */
export async function pageContext(): Promise<Context> {
  const request = await headers()
  const found = known.get(request)
  if (found) return found
  const token = (await cookies()).get(sessionCookieName())?.value ?? null
  const made = contextFor(token, request)
  known.set(request, made)
  return made
}
