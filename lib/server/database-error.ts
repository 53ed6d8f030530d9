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
/** What `pg` and its pool say without a code, when a connection or an answer took too long or broke. */
const AWAY_MESSAGES =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|timeout expired|Client has encountered a connection error|Client was closed)/
/** Serialisation failure and deadlock: nothing was written, and the same again will do. */
const AGAIN = new Set(['P2034', '40001', '40P01'])

type Link = {
  code?: unknown
  originalCode?: unknown
  kind?: unknown
  message?: unknown
  cause?: unknown
  meta?: { driverAdapterError?: unknown }
}

/** Kinds of a driver adapter's errors that come without a code of Prisma's. */
const KINDS: Readonly<Record<string, string>> = {
  DatabaseNotReachable: 'P1001',
  SocketTimeout: 'P1001',
  ConnectionClosed: 'P1001',
  TooManyConnections: 'P1001',
  TransactionWriteConflict: 'P2034',
}

/** An error and its causes, whoever wrapped it. */
function chainOf(error: unknown): Link[] {
  const chain: Link[] = []
  for (let at: unknown = error; at !== null && typeof at === 'object' && chain.length < 6;) {
    const link: Link = at
    chain.push(link)
    at = link.meta?.driverAdapterError ?? link.cause
  }
  return chain
}

/** Every code that they carry. */
function codesOf(error: unknown): string[] {
  return chainOf(error).flatMap(({ code, originalCode, kind }) =>
    [code, originalCode, typeof kind === 'string' ? KINDS[kind] : undefined].filter(
      (value) => typeof value === 'string',
    ),
  )
}

/** True when the transaction left nothing behind and may simply be run again. */
export function isWorthRepeating(error: unknown): boolean {
  return codesOf(error).some((code) => AGAIN.has(code))
}

/** True when the database could not be reached or did not answer in time. */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => AWAY.has(code) || AWAY_STATES.test(code))) return true
  const messages = chainOf(error).map(({ message }) => message)
  if (messages.some((text) => typeof text === 'string' && AWAY_MESSAGES.test(text))) return true
  return error instanceof Error && error.name === 'PrismaClientInitializationError'
}

/** The error as the one table knows it: `unavailable` for a database that is away, everything else unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  if (error instanceof AppError) return error
  return isDatabaseAway(error) || isWorthRepeating(error)
    ? new AppError('unavailable', { retryAfter: 5 })
    : error
}
