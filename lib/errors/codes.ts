/**
 * The only table of errors (architecture, section 9). `reportable` failures are ours and reach the log with a trace;
 * `retryable` ones may succeed when the same request is sent again unchanged.
 */
export const ERRORS = {
  malformed: { status: 400, title: 'Not parseable', reportable: false, retryable: false },
  signed_out: { status: 401, title: 'Signed out', reportable: false, retryable: false },
  forbidden: { status: 403, title: 'Not permitted', reportable: false, retryable: false },
  not_found: { status: 404, title: 'Not found', reportable: false, retryable: false },
  conflict: { status: 409, title: 'Changed meanwhile', reportable: false, retryable: false },
  too_large: { status: 413, title: 'Too large', reportable: false, retryable: false },
  invalid_input: { status: 422, title: 'Invalid input', reportable: false, retryable: false },
  rate_limited: { status: 429, title: 'Too many requests', reportable: false, retryable: true },
  unexpected: { status: 500, title: 'Unexpected failure', reportable: true, retryable: true },
  unavailable: { status: 503, title: 'Unavailable', reportable: true, retryable: true },
} as const

export type ErrorCode = keyof typeof ERRORS

/** Every code, in the order of the table. */
export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[]

/** The code that an HTTP status stands for; `unexpected` for a status outside the table. */
export function codeOfStatus(status: number): ErrorCode {
  return ERROR_CODES.find((code) => ERRORS[code].status === status) ?? 'unexpected'
}
