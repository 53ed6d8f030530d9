import { bareProblem } from '@/lib/client/api'
import type { Problem } from '@/lib/errors/problem'
import { SOURCE_BYTES, SOURCE_LIMIT } from '@/lib/interchange/input'

/** What JSON and a form's fields may add to a text on its way. */
const ROOM = 256 * 1024

/**
 * Why a text cannot even be sent, or null: it is larger than a request may be, or holds half a character, which a form
 * would silently send as another one.
 */
export function sourceProblem(text: string): Problem | null {
  const refused = (message: string, limit?: number): Problem => ({
    ...bareProblem('invalid_input'),
    fields: [{ path: 'text', message, ...(limit === undefined ? {} : { limit }) }],
  })
  if (text.length > SOURCE_LIMIT) return refused('too_long', SOURCE_LIMIT)
  if (!text.isWellFormed()) return refused('text_lone_surrogate')
  const limit = SOURCE_BYTES - ROOM
  return new Blob([text]).size > limit ? { ...bareProblem('too_large'), limit } : null
}
