import 'server-only'
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '@/lib/errors/app-error'
import { directPool } from '@/lib/server/db/direct'
import { describeError, log } from '@/lib/server/log'

/**
 * Points in a window of seconds. Normal use never meets them: a class of 250 signs in behind one address within
 * minutes, and nobody types forty annotations a minute.
 */
const CLASSES = {
  /** Wrong passwords for one account. */
  signInAccount: { points: 10, seconds: 900 },
  /** Sign-ins from one address; with no trusted proxy all share one bucket, hence the room. */
  signInAddress: { points: 600, seconds: 600 },
  /** Attempts to become the administrator. */
  oneTimeLink: { points: 30, seconds: 600 },
  /** Accounts made by signing up or by invitation, from one address: a class of 250 comes at once. */
  newAccount: { points: 600, seconds: 600 },
  /** Links that were mailed or handed on, looked at and used, from one address: a class gets its passwords at once. */
  handedLink: { points: 900, seconds: 600 },
  /** Mails that somebody signed out makes go to one address: to sign up, to a new password. */
  mailAddress: { points: 5, seconds: 3600 },
  /** Wrong passwords of somebody who is signed in. */
  passwordCheck: { points: 10, seconds: 900 },
  /** Downloads of everything one wrote. */
  export: { points: 30, seconds: 3600 },
  write: { points: 120, seconds: 60 },
  /** Requests with one API token, reading or writing. */
  apiToken: { points: 600, seconds: 60 },
  /** What was on screen, every quarter of a minute and on leaving, from each open page. */
  seen: { points: 240, seconds: 60 },
  /** Saved while typing, a second after each pause. */
  draft: { points: 300, seconds: 60 },
  /** Reading a pasted text costs a second at worst, in the process that serves everybody. A preview is asked for at every pause. */
  readText: { points: 90, seconds: 120 },
} as const
export type RateClass = keyof typeof CLASSES

const holder = globalThis as typeof globalThis & {
  postilLimits?: Map<string, { pool: Pool; limiter: RateLimiterPostgres }>
}

function limiter(name: RateClass): RateLimiterPostgres {
  const limits = (holder.postilLimits ??= new Map())
  const pool = directPool()
  const known = limits.get(name)
  if (known?.pool === pool) return known.limiter
  const { points, seconds } = CLASSES[name]
  const made = new RateLimiterPostgres({
    storeClient: pool,
    tableName: 'rate_bucket',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limits.set(name, { pool, limiter: made })
  return made
}

/** Counts one use; throws `rate_limited` with the seconds to wait. Counted in Postgres, so it holds over processes. */
export async function takePoint(name: RateClass, key: string): Promise<void> {
  try {
    await limiter(name).consume(stored(key))
  } catch (error) {
    if (error instanceof RateLimiterRes) {
      throw new AppError('rate_limited', { retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) })
    }
    log('error', 'rate-limit', describeError(error))
    throw new AppError('unavailable', { retryAfter: 5 })
  }
}

/** Forgets what was counted, after a success that clears the earlier failures. */
export async function forgivePoints(name: RateClass, key: string): Promise<void> {
  await limiter(name).delete(stored(key))
}

/** Keys come from outside, of any length and with any character; and no table need hold addresses. */
function stored(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
