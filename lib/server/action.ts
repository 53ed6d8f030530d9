import 'server-only'
import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/errors/form-state'
import { problemFor } from '@/lib/messages/problem-for'
import { sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/session-cookie'
import type { Context } from '@/lib/server/context'
import { pageContext } from '@/lib/server/page-context'
import { toAppError } from '@/lib/server/respond'

type Executable<Result> = { name: string; execute: (context: Context, input: unknown) => Promise<Result> }

/** What an action does after its command: set the session cookie if the command started one, and go to a page of ours. */
type Settings<Result> = {
  fields: readonly string[]
  secret?: readonly string[]
} & (
  | { goTo: (result: Result, form: FormData) => string }
  /** Stays on the page, drawn anew, and hands the form these values: what is told once and stands in no address. */
  | { shows: (result: Result) => Record<string, string> }
)

/**
 * A command as a form's action: input from the named fields alone; on failure the problem and the typed values come
 * back (but no secret ones), on success the browser is sent on. Works without scripts.
 */
export function toAction<Result>(command: Executable<Result>, settings: Settings<Result>) {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const values = Object.fromEntries(settings.fields.map((name) => [name, textOf(form.get(name))]))
    let target: string
    try {
      const result = await command.execute(await pageContext(), values)
      await takeSession(result)
      if ('shows' in settings) {
        refresh()
        return { problem: null, values: settings.shows(result) }
      }
      target = settings.goTo(result, form)
    } catch (error) {
      const failure = toAppError(error, command.name)
      const shown = Object.fromEntries(
        Object.entries(values).filter(([name]) => !settings.secret?.includes(name)),
      )
      return { problem: problemFor(failure), values: shown }
    }
    return sendOn(target)
  }
}

/**
 * A redirect would be followed by the router, which keeps the old page's memory and fetches a page without what only a
 * whole load brings: the article. So where a script sent the form, it is told where to go.
 */
async function sendOn(target: string): Promise<FormState> {
  if ((await headers()).has('next-action')) return { problem: null, values: {}, goTo: target }
  redirect(target)
}

/** A local path from a form's `next` field; anything else (another origin, a protocol-relative address) becomes home. */
export function nextPath(form: FormData): string {
  return safePath(textOf(form.get('next')))
}

/** The same after signing in; an account that is to be deleted is first asked whether it stays. */
export function pathAfterSignIn({ isLeaving }: { isLeaving: boolean }, form: FormData): string {
  return isLeaving ? '/leaving' : nextPath(form)
}

/** The path if it is one of this site; anything else becomes home. */
export function safePath(next: string): string {
  const here = 'http://here.invalid'
  const url = URL.canParse(next, here) ? new URL(next, here) : null
  if (!next.startsWith('/') || url?.origin !== here) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // Dots are resolved by now: what began as `/.//` would lead a browser to another host.
  return path.startsWith('//') ? '/' : path
}

async function takeSession(result: unknown): Promise<void> {
  if (typeof result !== 'object' || result === null) return
  const jar = await cookies()
  if (
    'token' in result &&
    'expires' in result &&
    typeof result.token === 'string' &&
    result.expires instanceof Date
  ) {
    jar.set(sessionCookieName(), result.token, { ...sessionCookieOptions(), expires: result.expires })
  }
  if ('ended' in result) jar.delete({ name: sessionCookieName(), ...sessionCookieOptions() })
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
