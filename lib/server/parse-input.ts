import 'server-only'
import type { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { fieldsOf } from '@/lib/messages/fields'
import { unstorablePlace } from '@/lib/text/unstorable'

const MOST_FIELDS = 20

/**
 * The parsed input, or `invalid_input` that names each wrong field and, where there is one, its limit. Whatever a schema lets
 * through, text that cannot be stored comes no further.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw)
  if (!result.success) {
    throw new AppError('invalid_input', { fields: fieldsOf(result.error, raw).slice(0, MOST_FIELDS) })
  }
  const path = unstorablePlace(raw)
  if (path !== null) throw new AppError('invalid_input', { fields: [{ path, message: 'not_storable' }] })
  return result.data
}
