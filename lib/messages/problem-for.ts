import { AppError } from '@/lib/errors/app-error'
import type { Problem } from '@/lib/errors/problem'
import { problemOf } from '@/lib/errors/problem'
import { fieldText, messageFor } from '@/lib/messages/format'

/** The error as the problem document that is sent: with its text, and with a text for every wrong field. */
export function problemFor(error: AppError): Problem {
  const { fields } = error.detail
  if (fields === undefined) return problemOf(error, messageFor(error))
  const told = fields.map((field) => ({ ...field, message: fieldText(field.message, field.limit) }))
  return problemOf(new AppError(error.code, { ...error.detail, fields: told }), messageFor(error))
}
