import { z } from 'zod'
import type { AppError } from '@/lib/errors/app-error'
import { codeOfStatus, ERROR_CODES, ERRORS } from '@/lib/errors/codes'

const optionalText = z.string().exactOptional()
const optionalCount = z.number().nonnegative().exactOptional()

/** A problem document (RFC 9457) with Postil's members. Unknown members are ignored, as the RFC asks of clients. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(ERROR_CODES),
  reason: optionalText,
  fields: z
    .array(z.object({ path: z.string(), message: z.string(), limit: z.number().exactOptional() }))
    .exactOptional(),
  limit: optionalCount,
  retryAfter: optionalCount,
  current: z.unknown().optional(),
  trace: optionalText,
})
export type Problem = z.infer<typeof problemSchema>

/** The media type of a problem document. */
export const PROBLEM_TYPE = 'application/problem+json'

/** The error as a problem document; `text` is its sentence from `lib/messages`. Members without a value are left out. */
export function problemOf(error: AppError, text: string): Problem {
  const { status, title } = ERRORS[error.code]
  return { type: typeOf(error.code), title, status, detail: text, code: error.code, ...error.detail }
}

/**
 * The problem in an answer's body. A body that is none (a proxy's page, an empty answer) becomes the problem that its
 * status stands for, so that the caller always has a code; `detail` is then empty.
 */
export function parseProblem(body: unknown, status: number): Problem {
  const parsed = problemSchema.safeParse(body)
  if (parsed.success) return parsed.data
  const code = codeOfStatus(status)
  return { type: typeOf(code), title: ERRORS[code].title, status, detail: '', code }
}

function typeOf(code: string): string {
  return `urn:postil:problem:${code}`
}
