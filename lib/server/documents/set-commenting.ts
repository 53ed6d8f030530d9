import 'server-only'
import { setCommentingInput } from '@/lib/documents/input'
import { idOf, uuidOf } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { contextOf } from '@/lib/server/documents/emit-document-context'
import { loadReading } from '@/lib/server/documents/load-reading'

/** The commenting switch of a reading. Its open pages take over the new facts at once. */
export const setCommenting = defineCommand({
  name: 'reading.set-commenting',
  input: setCommentingInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:manage', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, tx, emit, unchanged }) => {
    const { readingId, commenting } = input
    if (loaded.row.commenting === commenting) {
      unchanged()
      return { readingId, commenting }
    }
    await tx.reading.update({ where: { id: uuidOf(readingId) }, data: { commenting } })
    emit(contextOf({ id: loaded.row.id, groupId: loaded.row.group.id }))
    return { readingId, commenting }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.row.group.id), subjectId: input.readingId }),
})
