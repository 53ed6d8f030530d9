import 'server-only'
import { refresh } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { AppError } from '@/lib/errors/app-error'
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
  /** Bytes of all fields; for the few that take a whole text. */
  mostBytes?: number
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
    const values = valuesOf(form, settings.fields)
    let target: string
    try {
      expectBytes(form, settings.mostBytes)
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

/** `?group=` with the group that a form was opened for, to be handed on; empty without one. */
export function groupQuery(form: FormData): string {
  const group = textOf(form.get('group'))
  return group === '' ? '' : `?group=${encodeURIComponent(group)}`
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

type Answering = { fields: readonly string[]; mostBytes?: number }

/**
 * A query as what a button of a form asks: what was found comes back beside the typed values, and nothing changes. Works
 * without scripts.
 */
export function toAnswer(query: Executable<unknown>, { fields, mostBytes }: Answering) {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const asked = valuesOf(form, fields)
    const typed = valuesOf(
      form,
      [...form.keys()].filter((name) => !name.startsWith('$')),
    )
    try {
      expectBytes(form, mostBytes)
      return { problem: null, values: typed, answer: await query.execute(await pageContext(), asked) }
    } catch (error) {
      return { problem: problemFor(toAppError(error, query.name)), values: typed }
    }
  }
}

type Action = (previous: FormState, form: FormData) => Promise<FormState>

/** A form with several buttons called `intent`: each value has its action, and the first stands for a form sent without one. */
export function toChoice(actions: readonly (readonly [intent: string, action: Action])[]): Action {
  return async (previous, form) => {
    const intent = textOf(form.get('intent'))
    const [, action] = actions.find(([name]) => name === intent) ?? actions[0] ?? []
    if (!action) throw new RangeError('A choice of nothing')
    return action(previous, form)
  }
}

/** Bytes of a form's fields, as a request to a route may have. The framework's own limit is that of the largest form. */
const MOST_BYTES = 1024 * 1024

function expectBytes(form: FormData, most = MOST_BYTES): void {
  let size = 0
  for (const value of form.values()) size += typeof value === 'string' ? Buffer.byteLength(value) : value.size
  if (size > most) throw new AppError('too_large', { limit: most })
}

function valuesOf(form: FormData, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((name) => [name, textOf(form.get(name))]))
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
