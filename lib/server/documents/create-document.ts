import 'server-only'
import type { Node as PMNode } from '@tiptap/pm/model'
import { articleSchema } from '@/lib/documents/article-schema'
import { plainText } from '@/lib/documents/plain-text'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type DocumentId } from '@/lib/ids'
import { createDocumentInput } from '@/lib/interchange/input'
import { readSource } from '@/lib/interchange/read-source'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import type { Tx } from '@/lib/server/db/client'
import type { Prisma } from '@/lib/server/db/generated/client'
import { readyArticle, refusedArticle } from '@/lib/server/documents/ready-article'

/**
 * A document from a pasted text, with the viewer as its owner. Its text is a working copy until it is published. The id
 * is the client's: sending the same text twice gives the document that is there, another one under its id a conflict.
 */
export const createDocument = defineCommand({
  name: 'document.create',
  input: createDocumentInput,
  rate: 'readText',
  prepare: async ({ input, now }) => {
    const read = readSource(input, input.title)
    if (!read.ok) throw refusedArticle(read.problem, 'text')
    const doc = readyArticle(read.json, { now, path: 'text' })
    if (plainText(doc).text.trim() === '') throw nothingIn('text')
    return { doc }
  },
  load: async ({ prepared }) => prepared,
  permit: { action: 'document:create', facts: accountFacts },
  run: async ({ input, loaded, now, tx, userId, unchanged }) => {
    const { title, author, source, language, direction } = input
    const id = uuidOf(input.id)
    const { count } = await tx.document.createMany({
      data: [{ id, title, author, source, language, direction, createdAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) {
      await expectSame(tx, { id, userId, doc: loaded.doc })
      unchanged()
    } else {
      await tx.documentOwner.create({ data: { documentId: id, userId: uuidOf(userId), role: 'owner' } })
      await tx.workingCopy.create({
        data: {
          documentId: id,
          json: loaded.doc.toJSON() as Prisma.InputJsonValue,
          savedBy: uuidOf(userId),
          savedAt: now,
        },
      })
    }
    return { documentId: input.id satisfies DocumentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.id }),
})

/** Words alone, since block ids are minted anew each time. */
async function expectSame(tx: Tx, given: { id: string; userId: string; doc: PMNode }): Promise<void> {
  const stored = await tx.workingCopy.findFirst({
    where: {
      documentId: given.id,
      document: { owners: { some: { userId: uuidOf(given.userId), role: 'owner' } } },
    },
    select: { json: true },
  })
  const words = stored && plainText(articleSchema.nodeFromJSON(stored.json)).text
  if (words !== plainText(given.doc).text) throw new AppError('conflict', { reason: 'id_taken' })
}

function nothingIn(path: string): AppError {
  return new AppError('invalid_input', { fields: [{ path, message: 'text_missing' }] })
}
