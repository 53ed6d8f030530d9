import { z } from 'zod'
import { normalizeName } from '@/lib/text/normalize'

type Context = z.core.$RefinementCtx<string>

/**
 * One line about a text, as it is stored: NFC, visible, without control or bidirectional characters, at most `limit`
 * graphemes. `missing` is the key of the message for an empty one. The messages of refusals are keys of `lib/messages`.
 */
export function lineSchema(limit: number, missing: string) {
  return z.string().transform((input, context) => {
    if (input.trim() !== '') return stored(input, limit, context)
    context.addIssue({ code: 'custom', message: missing })
    return z.NEVER
  })
}

/** The same, where nothing is an answer too: white space alone becomes null. */
export function optionalLineSchema(limit: number) {
  return z
    .string()
    .default('')
    .transform((input, context) => (input.trim() === '' ? null : stored(input, limit, context)))
}

function stored(input: string, limit: number, context: Context): string {
  const line = normalizeName(input, limit)
  if (line.ok) return line.value
  if (line.limit === undefined) context.addIssue({ code: 'custom', message: `line_${line.reason}` })
  else context.addIssue({ code: 'too_big', origin: 'string', maximum: limit, inclusive: true, input })
  return z.NEVER
}
