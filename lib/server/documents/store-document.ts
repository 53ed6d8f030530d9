import 'server-only'
import type { NodeJson } from '@/lib/documents/block-ids'
import { withBlockIds } from '@/lib/documents/block-ids'
import { FORMAT, plainText } from '@/lib/documents/plain-text'
import { parseArticle } from '@/lib/documents/validate'
import { AppError } from '@/lib/errors/app-error'
import { mintServerId } from '@/lib/server/mint-id'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** A document to store; ids are UUIDs. */
export type NewDocument = {
  title: string
  author: string | null
  source: string | null
  language: string
  json: NodeJson
  ownerId: string
  now: Date
}

/** Stores a document with its first revision: validated against the schema, every block with an id of its own. */
export async function storeDocument(
  tx: Tx,
  given: NewDocument,
): Promise<{ documentId: string; revisionId: string }> {
  const parsed = parseArticle(withBlockIds(given.json, () => mintServerId(given.now)))
  if (!parsed.ok)
    throw new AppError('invalid_input', { fields: [{ path: 'json', message: parsed.problem.message }] })
  const document = await tx.document.create({
    data: {
      title: given.title,
      author: given.author,
      source: given.source,
      language: given.language,
      createdAt: given.now,
      owners: { create: { userId: given.ownerId, role: 'owner' } },
    },
    select: { id: true },
  })
  const revision = await tx.documentRevision.create({
    data: {
      documentId: document.id,
      number: 1,
      format: FORMAT,
      json: parsed.doc.toJSON() as Prisma.InputJsonValue,
      text: plainText(parsed.doc).text,
      publishedBy: given.ownerId,
      createdAt: given.now,
    },
    select: { id: true },
  })
  return { documentId: document.id, revisionId: revision.id }
}
