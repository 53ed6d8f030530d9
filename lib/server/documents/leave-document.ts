import 'server-only'
import { leaveDocumentInput } from '@/lib/documents/input'
import { uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { emitDocumentContext } from '@/lib/server/documents/emit-document-context'
import { loadDocument } from '@/lib/server/documents/load-document'
import { expectOtherOwner } from '@/lib/server/documents/load-document-owner'

/** The viewer no longer owns or edits a document; the last owner cannot go. What a group of theirs may stays theirs. */
export const leaveDocument = defineCommand({
  name: 'document-owner.leave',
  input: leaveDocumentInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadDocument(tx, { ...input, viewer, hold: true }),
  permit: { action: 'document:leave', facts: ({ loaded }) => loaded.facts },
  run: async ({ input: { documentId }, loaded: { row }, tx, userId, emit, unchanged }) => {
    const own = row.owners.find((owner) => owner.userId === uuidOf(userId))
    if (!own) {
      unchanged()
      return { documentId }
    }
    expectOtherOwner(row, own.id)
    await tx.documentOwner.delete({ where: { id: own.id } })
    emitDocumentContext(row, emit)
    return { documentId }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.documentId }),
})
