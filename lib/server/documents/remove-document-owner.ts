import 'server-only'
import { documentOwnerInput } from '@/lib/documents/input'
import { defineCommand } from '@/lib/server/command'
import { emitDocumentContext } from '@/lib/server/documents/emit-document-context'
import { expectOtherOwner, loadDocumentOwner } from '@/lib/server/documents/load-document-owner'
import { uuidOf } from '@/lib/ids'

/** Takes one from the list of who owns and edits a document. The last owner cannot go. `isOwn`: the viewer's own entry. */
export const removeDocumentOwner = defineCommand({
  name: 'document-owner.remove',
  input: documentOwnerInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocumentOwner(tx, { ...input, viewer }),
  permit: { action: 'document:manage', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, userId, emit, unchanged }) => {
    const { entry, row } = loaded
    const { documentId } = input
    if (!entry) {
      unchanged()
      return { documentId, isOwn: false }
    }
    expectOtherOwner(row, entry.id)
    await tx.documentOwner.delete({ where: { id: entry.id } })
    emitDocumentContext(row, emit)
    return { documentId, isOwn: entry.userId === uuidOf(userId) }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
