import type { AppError, ErrorDetail } from '@/lib/errors/app-error'
import type { ErrorCode } from '@/lib/errors/codes'
import type { Problem } from '@/lib/errors/problem'
import { withSeparators } from '@/lib/messages/counts'
import { CODE_TEXTS, FIELD_TEXTS, REASON_TEXTS } from '@/lib/messages/en'
import { waitInWords } from '@/lib/messages/time'

/**
 * What to tell a person of a failure: the text of its reason, of its only wrong field, or of its code. A reason of a
 * later release, unknown here, is told in the server's own words.
 */
export function messageFor(failure: AppError | Problem): string {
  const { code } = failure
  const known: Omit<ErrorDetail, 'current'> =
    typeof failure.detail === 'string' ? (failure as Problem) : failure.detail
  if (known.reason !== undefined) {
    const text = reasonText(known.reason)
    if (text !== null) return text
    if (typeof failure.detail === 'string' && failure.detail !== '') return failure.detail
  }
  const [field, ...others] = known.fields ?? []
  if (field !== undefined && others.length === 0) return fieldText(field.message, field.limit)
  return codeText(code, known)
}

/** The text of a reason of the law or of a command; null for an unknown one. */
export function reasonText(reason: string): string | null {
  return lookUp(REASON_TEXTS, reason)
}

/** The text of a field's key with its limit filled in; what is no key is a text already. */
export function fieldText(message: string, limit?: number): string {
  const text = lookUp(FIELD_TEXTS, message) ?? message
  return limit === undefined ? text : text.replace('{limit}', withSeparators(limit))
}

function codeText(code: ErrorCode, { limit, retryAfter, trace }: ErrorDetail): string {
  const text: string = CODE_TEXTS[code]
  if (code === 'too_large' && limit === undefined) return 'This is too large. Make it smaller and try again.'
  if (code === 'unexpected' && trace === undefined) return 'This did not work. Reload the page and try again.'
  return text
    .replace('{limit}', withSeparators(limit ?? 0))
    .replace('{wait}', retryAfter === undefined ? 'a moment' : waitInWords(retryAfter))
    .replace('{trace}', trace ?? '')
}

function lookUp(texts: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(texts, key) ? (texts[key] ?? null) : null
}
