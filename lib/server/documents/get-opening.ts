import 'server-only'
import { getDocumentInput } from '@/lib/documents/input'
import { idOf, type DocumentId, type GroupId, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { listGroupsOf } from '@/lib/server/documents/group-rows'
import { loadDocument } from '@/lib/server/documents/load-document'
import { defineQuery } from '@/lib/server/query'

/** A group in which a text can be opened, or is: then `readingId` names the reading. */
export type OpeningGroup = { id: GroupId; slug: string; name: string; readingId: ReadingId | null }

/** Where a text can be opened: the groups in which the law lets the viewer do so, and those where it stands already. */
export const getOpening = defineQuery({
  name: 'document.opening',
  input: getDocumentInput,
  load: async ({ input, tx, viewer }) => {
    const document = await loadDocument(tx, { documentId: input.documentId, viewer })
    return { ...document, groups: await listGroupsOf(tx, viewer) }
  },
  permit: { action: 'document:edit', facts: ({ loaded }) => loaded.facts },
  present: ({ loaded, viewer }) => {
    const { row, facts, groups } = loaded
    const openable = groups.flatMap(({ id, slug, name, facts: group }): OpeningGroup[] => {
      const reading = row.readings.find((one) => one.groupId === id)
      if (!reading && !can(viewer, 'reading:open', { ...facts, ...group })) return []
      return [{ id: idOf(id), slug, name, readingId: reading ? idOf<ReadingId>(reading.id) : null }]
    })
    return {
      id: idOf<DocumentId>(row.id),
      title: row.title,
      published: facts.document.published,
      groups: openable,
    }
  },
})
