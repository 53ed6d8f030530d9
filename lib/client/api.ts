import { ACCOUNT_HEADER } from '@/lib/auth/account-header'
import { codeOfStatus, ERRORS } from '@/lib/errors/codes'
import type { ErrorCode } from '@/lib/errors/codes'
import type { Problem } from '@/lib/errors/problem'
import type { Result } from '@/lib/errors/result'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One request to our own API. `signal` gives it up; a request given up is a problem like any other failure. `keepalive` lets it
 * outlive its page, for at most 64 KB.
 */
export type Call = {
  method?: Method
  path: string
  body?: unknown
  signal?: AbortSignal
  keepalive?: boolean
}

/** Where the API is, and in whose name it is asked. */
export type ApiOptions = { base?: string; userId?: string | null }

/** Sends a call and returns its data or its problem. Never throws. */
export type Send = <T>(call: Call) => Promise<Result<T>>

/**
 * The browser's one way to the API: headers, JSON and problems (RFC 9457) are dealt with here and nowhere else.
 * `base` is empty in the browser. With a `userId`, changes are made as this account or not at all: another may have signed
 * in since the page was made. No answer at all (no network, a stopped server) is the problem `unavailable`.
 */
export function createApi({ base = '', userId = null }: ApiOptions = {}): Send {
  return async <T>(call: Call): Promise<Result<T>> => {
    let response: Response
    try {
      response = await fetch(base + call.path, requestOf(call, userId))
    } catch {
      return { ok: false, problem: bareProblem('unavailable', 0) }
    }
    if (!response.ok) return { ok: false, problem: await problemIn(response) }
    try {
      return { ok: true, data: (await response.json()) as T }
    } catch {
      return { ok: false, problem: bareProblem('unexpected', response.status) }
    }
  }
}

/** True when the same request may succeed if it is sent again unchanged. */
export function isRetryable(problem: Problem): boolean {
  return ERRORS[problem.code].retryable
}

/** A problem about which nothing but its code is known. */
export function bareProblem(code: ErrorCode, status: number = ERRORS[code].status): Problem {
  return { type: `urn:postil:problem:${code}`, title: ERRORS[code].title, status, detail: '', code }
}

function requestOf({ method = 'GET', body, signal, keepalive }: Call, userId: string | null): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (userId !== null && method !== 'GET') headers[ACCOUNT_HEADER] = userId
  if (body !== undefined) headers['content-type'] = 'application/json'
  return {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    ...(keepalive ? { keepalive } : {}),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }
}

/** The parser is only loaded once something fails; where even that fails, the status still gives a code. */
async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  const bare = bareProblem(codeOfStatus(response.status), response.status)
  return import('@/lib/errors/problem').then(
    ({ parseProblem }) => parseProblem(body, response.status),
    () => bare,
  )
}
