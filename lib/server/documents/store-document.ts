import 'server-only'
import type { NodeJson } from '@/lib/documents/block-ids'
import type { Direction } from '@/lib/documents/details-input'
import type { Tx } from '@/lib/server/db/client'
import { insertRevision } from '@/lib/server/documents/insert-revision'
import { readyArticle } from '@/lib/server/documents/ready-article'

/** A document to store; ids are UUIDs. */
export type NewDocument = {
  title: string
  author: string | null
  source: string | null
  language: string
  direction?: Direction
  json: NodeJson
  ownerId: string
  now: Date
}

/** Stores a document with its first revision: validated against the schema, every block with an id of its own. */
export async function storeDocument(
  tx: Tx,
  given: NewDocument,
): Promise<{ documentId: string; revisionId: string }> {
  const doc = readyArticle(given.json, { now: given.now, path: 'json' })
  const document = await tx.document.create({
    data: {
      title: given.title,
      author: given.author,
      source: given.source,
      language: given.language,
      direction: given.direction ?? 'auto',
      createdAt: given.now,
      owners: { create: { userId: given.ownerId, role: 'owner' } },
    },
    select: { id: true },
  })
  const revisionId = await insertRevision(tx, {
    documentId: document.id,
    number: 1,
    doc,
    publishedBy: given.ownerId,
    now: given.now,
  })
  return { documentId: document.id, revisionId }
}
