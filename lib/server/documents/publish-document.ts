import 'server-only'
import { articleSchema } from '@/lib/documents/article-schema'
import { publishDocumentInput } from '@/lib/documents/input'
import { plainText } from '@/lib/documents/plain-text'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { findWorkingCopyUnscoped } from '@/lib/server/documents/document-rows'
import { insertRevision } from '@/lib/server/documents/insert-revision'
import { loadDocument } from '@/lib/server/documents/load-document'

/**
 * The working copy becomes revision 1 and is gone; the revision is never changed. Refused when the copy is another than
 * the one that was seen. Publishing again what is published answers as the first time.
 */
export const publishDocument = defineCommand({
  name: 'document.publish',
  input: publishDocumentInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    const { row, facts } = await loadDocument(tx, { documentId: input.documentId, viewer, hold: true })
    return { row, facts, copy: await findWorkingCopyUnscoped(tx, row.id) }
  },
  permit: { action: 'document:edit', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, now, tx, userId, unchanged }) => {
    const { copy, row } = loaded
    const { documentId } = input
    if (!copy || row.revisions.length > 0) {
      unchanged()
      return { documentId, number: row.revisions[0]?.number ?? 0 }
    }
    if (copy.number !== input.number) throw new AppError('conflict', { reason: 'edited_meanwhile' })
    const doc = articleSchema.nodeFromJSON(copy.json)
    if (plainText(doc).text.trim() === '') throw new AppError('conflict', { reason: 'nothing_to_publish' })
    await insertRevision(tx, { documentId: row.id, number: 1, doc, publishedBy: uuidOf(userId), now })
    await tx.workingCopy.delete({ where: { documentId: row.id } })
    return { documentId, number: 1 }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
