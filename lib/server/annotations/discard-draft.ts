import 'server-only'
import { discardDraftInput } from '@/lib/annotations/draft-input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { listDraftRows, presentDrafts } from '@/lib/server/annotations/draft-rows'
import { defineCommand } from '@/lib/server/command'
import { loadReading } from '@/lib/server/documents/load-reading'

/**
 * Discards one's own draft; what is not there changes nothing. With the number that was seen, `conflict` holds the draft
 * where another device has written on since.
 */
export const discardDraft = defineCommand({
  name: 'draft.discard',
  input: discardDraftInput,
  rate: 'draft',
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:draft', facts: ({ loaded }) => loaded.facts },
  run: async ({ input, loaded, viewer, userId, tx, unchanged }) => {
    // Nobody is told of anybody's drafts, also not the audit log.
    unchanged()
    const readingId = loaded.row.id
    const own = { userId: uuidOf(userId), readingId }
    const { count } = await tx.draft.deleteMany({
      where: {
        id: uuidOf(input.draftId),
        ...own,
        ...(input.number === undefined ? {} : { number: input.number }),
      },
    })
    if (count === 0) {
      const rows = await listDraftRows(tx, { ...own, id: input.draftId })
      const [current] = await presentDrafts(tx, rows, { judge: { viewer, facts: loaded.facts }, readingId })
      if (current) throw new AppError('conflict', { reason: 'draft_changed', current })
    }
    return { discarded: true as const }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.draftId }),
})
