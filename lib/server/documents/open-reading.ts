import 'server-only'
import { openReadingInput } from '@/lib/documents/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { defineCommand } from '@/lib/server/command'
import { findGroupUnscoped } from '@/lib/server/documents/group-rows'
import { loadDocument } from '@/lib/server/documents/load-document'

/** Opens a published document in a group, once: opening it again gives the reading that is there. */
export const openReading = defineCommand({
  name: 'reading.open',
  input: openReadingInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    const document = await loadDocument(tx, { documentId: input.documentId, viewer, hold: true })
    const row = await findGroupUnscoped(tx, { id: uuidOf(input.groupId), viewer })
    if (!row) throw new AppError('not_found')
    const { id: groupId, facts: group } = row
    // A group that one may not know of is none, whatever one may do with the text.
    if (!can(viewer, 'group:read', group)) throw new AppError('not_found')
    return { document, groupId, group }
  },
  permit: {
    action: 'reading:open',
    facts: ({ loaded: { document, group } }) => ({ ...document.facts, ...group }),
  },
  run: async ({ input, loaded, now, tx, userId, unchanged }) => {
    const key = { documentId: loaded.document.row.id, groupId: loaded.groupId }
    const { count } = await tx.reading.createMany({
      data: [{ ...key, commenting: input.commenting, openedBy: uuidOf(userId), openedAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) unchanged()
    const { id } = await tx.reading.findUniqueOrThrow({
      where: { documentId_groupId: key },
      select: { id: true },
    })
    return { documentId: input.documentId, readingId: idOf<ReadingId>(id) }
  },
  audit: ({ input, result }) => ({ groupId: input.groupId, subjectId: result.readingId }),
})
