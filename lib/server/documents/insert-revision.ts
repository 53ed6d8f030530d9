import 'server-only'
import type { Node as PMNode } from '@tiptap/pm/model'
import { FORMAT, plainText } from '@/lib/documents/plain-text'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'

/** A revision to store; ids are UUIDs. `doc` is a ready article. */
type NewRevision = { documentId: string; number: number; doc: PMNode; publishedBy: string; now: Date }

/** Stores a revision with its plain text and returns its UUID. From now on it is never changed. */
export async function insertRevision(tx: Tx, given: NewRevision): Promise<string> {
  const { documentId, number, doc, publishedBy, now } = given
  const { text } = plainText(doc)
  const revision = await tx.documentRevision.create({
    data: {
      documentId,
      number,
      format: FORMAT,
      json: doc.toJSON() as Prisma.InputJsonValue,
      text,
      length: text.length,
      publishedBy,
      createdAt: now,
    },
    select: { id: true },
  })
  return revision.id
}
