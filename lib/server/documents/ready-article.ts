import 'server-only'
import type { Node as PMNode } from '@tiptap/pm/model'
import { articleSchema } from '@/lib/documents/article-schema'
import type { NodeJson } from '@/lib/documents/block-ids'
import { withBlockIds } from '@/lib/documents/block-ids'
import type { DocumentProblem } from '@/lib/documents/check-shape'
import { withLineFeeds } from '@/lib/documents/line-ends'
import { parseArticle } from '@/lib/documents/validate'
import { AppError } from '@/lib/errors/app-error'
import { mintServerId } from '@/lib/server/mint-id'

/**
 * An article as it may be stored: validated against the schema, with line feeds alone, every block with an id of its
 * own. `invalid_input` on the field `path` otherwise.
 */
export function readyArticle(json: unknown, { now, path }: { now: Date; path: string }): PMNode {
  const parsed = parseArticle(json)
  if (!parsed.ok) throw refusedArticle(parsed.problem, path)
  const clean = withLineFeeds(parsed.doc.toJSON() as NodeJson)
  return articleSchema.nodeFromJSON(withBlockIds(clean, () => mintServerId(now)))
}

const TOLD = new Set(['nul', 'lone_surrogate', 'depth', 'too_long', 'too_many_nodes'])

/** A problem of an article as the refusal of a field. */
export function refusedArticle({ reason, limit }: DocumentProblem, path: string): AppError {
  const message = TOLD.has(reason) ? `text_${reason}` : 'text_malformed'
  return new AppError('invalid_input', {
    fields: [{ path, message, ...(limit === undefined ? {} : { limit }) }],
  })
}
