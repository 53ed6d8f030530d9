import { z } from 'zod'
import { normalizeName } from '@/lib/text/normalize'

/** Graphemes of a display name. */
export const NAME_LIMIT = 80

/**
 * A display name as it is stored: NFC, visible, one line, without control or bidirectional characters, 1 to 80
 * graphemes. The message of a refusal is a key of `lib/messages`.
 */
export const displayNameSchema = z.string().transform((input, context) => {
  const name = normalizeName(input, NAME_LIMIT)
  if (name.ok) return name.value
  if (name.limit === undefined) {
    context.addIssue({
      code: 'custom',
      message: input.trim() === '' ? 'name_missing' : `name_${name.reason}`,
    })
  } else {
    context.addIssue({ code: 'too_big', origin: 'string', maximum: name.limit, inclusive: true, input })
  }
  return z.NEVER
})
