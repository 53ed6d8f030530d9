import 'server-only'
import { getReadingInput } from '@/lib/documents/input'
import { idOf, type DocumentId, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { loadReading } from '@/lib/server/documents/load-reading'
import { defineQuery } from '@/lib/server/query'

/** What can be set about a reading, for those who may. `editsText` says that the viewer edits the text itself. */
export const getReadingSettings = defineQuery({
  name: 'reading.settings',
  input: getReadingInput,
  load: ({ input, tx, viewer }) => loadReading(tx, { readingId: input.readingId, viewer }),
  permit: { action: 'reading:manage', facts: ({ loaded }) => loaded.facts },
  present: ({ loaded: { row, facts }, viewer }) => ({
    id: idOf<ReadingId>(row.id),
    title: row.document.title,
    documentId: idOf<DocumentId>(row.document.id),
    groupName: row.group.name,
    groupSlug: row.group.slug,
    commenting: row.commenting,
    editsText: can(viewer, 'document:edit', facts),
  }),
})
