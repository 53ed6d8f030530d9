import type { ErrorCode } from '@/lib/errors/codes'

/** What is wrong with one field: `path` joins the keys with dots; `limit` is the bound that was passed. */
export type FieldProblem = { path: string; message: string; limit?: number }

/** What an error may say besides its code. All of it reaches the client, so nothing secret may stand here. */
export type ErrorDetail = {
  /** A literal of the law or of a command, for which `lib/messages` has a text. */
  reason?: string
  fields?: FieldProblem[]
  limit?: number
  /** Whole seconds. */
  retryAfter?: number
  /** The state as it is now, when the change was based on another. */
  current?: unknown
  /** Finds the failure in the log. */
  trace?: string
}

/** The only thing that server code throws on purpose. Its message is for logs and never shown to people. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: { cause?: unknown }) {
    super(detail.reason === undefined ? code : `${code}: ${detail.reason}`, options)
    this.code = code
    this.detail = detail
  }
}
