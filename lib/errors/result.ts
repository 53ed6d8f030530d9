import type { Problem } from '@/lib/errors/problem'

/** What actions and the browser's API client return, so that components never catch. */
export type Result<T> = { ok: true; data: T } | { ok: false; problem: Problem }

/** A result that holds data. */
export function succeeded<T>(data: T): Result<T> {
  return { ok: true, data }
}

/** A result that holds a problem. */
export function failed(problem: Problem): Result<never> {
  return { ok: false, problem }
}
