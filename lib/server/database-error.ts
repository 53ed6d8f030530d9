import 'server-only'
import { AppError } from '@/lib/errors/app-error'

/** Prisma's and Postgres' codes for a server that is away, stalled, starting or out of connections. */
const AWAY = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
])
const AWAY_STATES = /^(08|53|57P)/
/** Serialisation failure and deadlock: nothing was written, and the same again will do. */
const AGAIN = new Set(['P2034', '40001', '40P01'])

/** Every code an error and its causes carry, whoever wrapped it. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let at: unknown = error, depth = 0; at !== null && typeof at === 'object' && depth < 6; depth++) {
    const { code, originalCode, cause, meta } = at as {
      code?: unknown
      originalCode?: unknown
      cause?: unknown
      meta?: { driverAdapterError?: unknown }
    }
    for (const value of [code, originalCode]) if (typeof value === 'string') codes.push(value)
    const kind = (at as { kind?: unknown }).kind
    if (
      kind === 'DatabaseNotReachable' ||
      kind === 'SocketTimeout' ||
      kind === 'ConnectionClosed' ||
      kind === 'TooManyConnections'
    )
      codes.push('P1001')
    if (kind === 'TransactionWriteConflict') codes.push('P2034')
    at = meta?.driverAdapterError ?? cause
  }
  return codes
}

/** True when the transaction left nothing behind and may simply be run again. */
export function isWorthRepeating(error: unknown): boolean {
  return codesOf(error).some((code) => AGAIN.has(code))
}

/** True when the database could not be reached or did not answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => AWAY.has(code) || AWAY_STATES.test(code))) return true
  return error instanceof Error && error.name === 'PrismaClientInitializationError'
}

/** The error as the one table knows it: `unavailable` for a database that is away, everything else unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error
  return isDatabaseAway(error) || isWorthRepeating(error)
    ? new AppError('unavailable', { retryAfter: 5 })
    : error
}
