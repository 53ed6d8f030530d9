import 'server-only'
import { updateDocumentInput } from '@/lib/documents/details-input'
import { defineCommand } from '@/lib/server/command'
import { loadDocument } from '@/lib/server/documents/load-document'

/** What is said about a text: title, author, source, language and direction; also once it is published. */
export const updateDocument = defineCommand({
  name: 'document.update',
  input: updateDocumentInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocument(tx, { documentId: input.documentId, viewer, hold: true }),
  permit: { action: 'document:edit', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx }) => {
    const { title, author, source, language, direction } = input
    await tx.document.update({
      where: { id: loaded.row.id },
      data: { title, author, source, language, direction },
    })
    return { documentId: input.documentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
