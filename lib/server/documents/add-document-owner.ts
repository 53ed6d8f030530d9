import 'server-only'
import { addDocumentOwnerInput } from '@/lib/documents/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { emitDocumentContext } from '@/lib/server/documents/emit-document-context'
import { isCandidate } from '@/lib/server/documents/list-candidates'
import { loadDocument } from '@/lib/server/documents/load-document'

/** One more who owns or edits a document: somebody with whom the viewer shares a group, or a group they moderate. */
export const addDocumentOwner = defineCommand({
  name: 'document-owner.add',
  input: addDocumentOwnerInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocument(tx, { documentId: input.documentId, viewer, hold: true }),
  permit: { action: 'document:manage', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, viewer, emit, unchanged }) => {
    const { party, role, documentId } = input
    if (!(await isCandidate(tx, { loaded, viewer, party }))) {
      throw new AppError('invalid_input', { fields: [{ path: 'party', message: 'not_among_yours' }] })
    }
    const { count } = await tx.documentOwner.createMany({
      data: [
        {
          documentId: loaded.row.id,
          role,
          userId: party.userId && uuidOf(party.userId),
          groupId: party.groupId && uuidOf(party.groupId),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) unchanged()
    else emitDocumentContext(loaded.row, emit)
    return { documentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
