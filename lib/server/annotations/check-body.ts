import 'server-only'
import type { BodyJson } from '@/lib/annotations/annotation'
import { bodyText } from '@/lib/documents/body-text'
import { parseBody } from '@/lib/documents/validate'
import { AppError } from '@/lib/errors/app-error'

/** A body that the schema accepts, with its plain text; a highlight may have none. Throws `invalid_input` at `body`. */
export function checkBody(
  body: BodyJson | null,
  mayBeEmpty: boolean,
): { body: BodyJson | null; text: string } {
  if (body === null) {
    if (mayBeEmpty) return { body: null, text: '' }
    throw new AppError('invalid_input', { fields: [{ path: 'body', message: 'body_missing' }] })
  }
  const parsed = parseBody(body)
  if (!parsed.ok) {
    const { path, message, limit } = parsed.problem
    const field = path === '' ? 'body' : `body.${path}`
    throw new AppError('invalid_input', {
      fields: [{ path: field, message: `${message}.`, ...(limit === undefined ? {} : { limit }) }],
    })
  }
  const text = bodyText(parsed.doc)
  if (text.trim() === '' && !mayBeEmpty) {
    throw new AppError('invalid_input', { fields: [{ path: 'body', message: 'body_missing' }] })
  }
  return { body: parsed.doc.toJSON() as BodyJson, text }
}
