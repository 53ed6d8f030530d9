import 'server-only'
import { articleSchema } from '@/lib/documents/article-schema'
import { partsOf, type HtmlPart } from '@/lib/documents/html-parts'
import { outline, type OutlineEntry } from '@/lib/documents/outline'
import { plainText, type PlainText } from '@/lib/documents/plain-text'
import { readingMinutes } from '@/lib/documents/reading-time'
import { renderArticle } from '@/lib/documents/render-html'
import { AppError } from '@/lib/errors/app-error'
import type { Tx } from '@/lib/server/db/client'

/** The beginning of a text, in UTF-16 units, that a first screen can show: on the largest one, 1.64 lines apart. */
export const FIRST_SCREEN = 8000

/**
 * A revision ready to be read: its plain text with blocks, and its HTML in parts. `placeAt` says where in the HTML the first
 * node of the first level begins that starts at a text offset or after it (all in UTF-16 units).
 */
export type ReadyRevision = PlainText & {
  json: unknown
  parts: readonly HtmlPart[]
  placeAt: (offset: number) => number
  minutes: number
  contents: OutlineEntry[]
}

/** Revisions never change, so what is made from one may be kept; a book is about 1 MB here. */
const KEPT = 32

const holder = globalThis as typeof globalThis & { postilRevisions?: Map<string, ReadyRevision> }

/** The revision of this UUID, from memory or made from its JSON; `not_found` when there is none. */
export async function getRevision(tx: Tx, revisionId: string): Promise<ReadyRevision> {
  const kept = (holder.postilRevisions ??= new Map())
  const known = kept.get(revisionId)
  if (known) return known
  const row = await tx.documentRevision.findUnique({ where: { id: revisionId }, select: { json: true } })
  if (!row) throw new AppError('not_found')
  const doc = articleSchema.nodeFromJSON(row.json)
  const text = plainText(doc)
  const { html, tops } = renderArticle(doc)
  const placeAt = (offset: number) => tops.find(({ start }) => start >= offset)?.at ?? html.length
  const parts = partsOf(
    html,
    placeAt(FIRST_SCREEN),
    tops.map(({ at }) => at),
  )
  const minutes = readingMinutes(text.text)
  const made: ReadyRevision = { ...text, json: row.json, parts, placeAt, minutes, contents: outline(text) }
  kept.set(revisionId, made)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return made
}
