import 'server-only'
import { changeDocumentOwnerInput } from '@/lib/documents/input'
import { AppError } from '@/lib/errors/app-error'
import { defineCommand } from '@/lib/server/command'
import { emitDocumentContext } from '@/lib/server/documents/emit-document-context'
import { expectOtherOwner, loadDocumentOwner } from '@/lib/server/documents/load-document-owner'

/** Makes an owner of an editor, or the other way round; the last owner stays one. */
export const changeDocumentOwner = defineCommand({
  name: 'document-owner.change',
  input: changeDocumentOwnerInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocumentOwner(tx, { ...input, viewer }),
  permit: { action: 'document:manage', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, emit }) => {
    const { entry, row } = loaded
    if (!entry) throw new AppError('not_found')
    if (input.role === 'editor') expectOtherOwner(row, entry.id)
    await tx.documentOwner.update({ where: { id: entry.id }, data: { role: input.role } })
    emitDocumentContext(row, emit)
    return { documentId: input.documentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
