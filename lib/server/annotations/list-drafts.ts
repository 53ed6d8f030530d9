import 'server-only'
import { listDraftsInput } from '@/lib/annotations/draft-input'
import { uuidOf } from '@/lib/ids'
import { listDraftRows, presentDrafts } from '@/lib/server/annotations/draft-rows'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** The viewer's own unsent drafts on a reading, the one saved last first. Never anybody else's. */
export const listDrafts = defineQuery({
  name: 'draft.list',
  input: listDraftsInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:draft', facts: ({ loaded }) => loaded.facts },
  present: async ({ loaded, tx, viewer }) => {
    const readingId = loaded.row.id
    const rows = await listDraftRows(tx, { userId: uuidOf(viewer.userId ?? ''), readingId })
    return { items: await presentDrafts(tx, rows, { judge: { viewer, facts: loaded.facts }, readingId }) }
  },
})
