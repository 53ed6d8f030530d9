import 'server-only'
import { documentOwnerInput } from '@/lib/documents/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { emitDocumentContext } from '@/lib/server/documents/emit-document-context'
import { loadDocumentOwner } from '@/lib/server/documents/load-document-owner'

/** Makes one of the list the owner in the viewer's place, who goes on as an editor. */
export const handOverDocument = defineCommand({
  name: 'document.hand-over',
  input: documentOwnerInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocumentOwner(tx, { ...input, viewer }),
  permit: { action: 'document:manage', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, userId, emit }) => {
    const { entry, row } = loaded
    if (!entry) throw new AppError('not_found')
    await tx.documentOwner.update({ where: { id: entry.id }, data: { role: 'owner' } })
    await tx.documentOwner.updateMany({
      where: { documentId: row.id, userId: uuidOf(userId), id: { not: entry.id } },
      data: { role: 'editor' },
    })
    emitDocumentContext(row, emit)
    return { documentId: input.documentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
