import 'server-only'
import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import { ERRORS } from '@/lib/errors/codes'
import { PROBLEM_TYPE, type Problem } from '@/lib/errors/problem'
import { problemFor } from '@/lib/messages/problem-for'
import { translateDatabaseError } from '@/lib/server/database-error'
import { describeError, log } from '@/lib/server/log'

/** Any thrown value as the one table knows it. The unexpected is logged under a trace id, and only that id is told. */
export function toAppError(thrown: unknown, where: string): AppError {
  const error = translateDatabaseError(thrown)
  if (error instanceof AppError) {
    if (ERRORS[error.code].reportable) log('error', 'refused', { where, code: error.code })
    return error
  }
  const trace = randomUUID()
  log('error', 'unexpected', { where, trace, ...describeError(thrown) })
  return new AppError('unexpected', { trace })
}

/** A JSON answer. Everything of ours is private and not to be stored. */
export function respondWith(data: unknown, status = 200): Response {
  return Response.json(data, { status, headers: { 'cache-control': 'private, no-store' } })
}

/** How to ask instead (RFC 6750, section 3): every 401 says that a token would do, and a token what is wrong with it. */
function challengeOf({ status, reason }: Problem): Record<string, string> {
  const fault =
    reason === 'token_unknown'
      ? ', error="invalid_token"'
      : reason === 'token_only_reads'
        ? ', error="insufficient_scope", scope="write"'
        : ''
  return status === 401 || fault !== '' ? { 'www-authenticate': `Bearer realm="Postil"${fault}` } : {}
}

/** The error as an RFC 9457 problem document with the table's status, and Retry-After where there is one. */
export function respondWithProblem(error: AppError): Response {
  const problem = problemFor(error)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': PROBLEM_TYPE,
      'cache-control': 'private, no-store',
      ...challengeOf(problem),
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
    },
  })
}
