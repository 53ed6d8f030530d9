import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { fieldsOf } from '@/lib/messages/fields'

const MOST_FIELDS = 20

/** The parsed input, or `invalid_input` that names each wrong field and, where there is one, its limit. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  throw new AppError('invalid_input', { fields: fieldsOf(result.error, raw).slice(0, MOST_FIELDS) })
}
