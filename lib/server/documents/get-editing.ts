import 'server-only'
import type { Editing } from '@/lib/documents/editing'
import { getEditingInput } from '@/lib/documents/input'
import { idOf, uuidOf, type DocumentOwnerId, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { findWorkingCopyUnscoped } from '@/lib/server/documents/document-rows'
import { readingFacts } from '@/lib/server/documents/facts'
import { listCandidates } from '@/lib/server/documents/list-candidates'
import { loadDocument, type LoadedDocument } from '@/lib/server/documents/load-document'
import { presentWorkingCopy } from '@/lib/server/documents/present-working-copy'
import { listReadingsUnscoped } from '@/lib/server/documents/rows'
import { defineQuery } from '@/lib/server/query'

/** All of a text's page for those who edit it: what is said about it, its unpublished text, its people and its readings. */
export const getEditing = defineQuery({
  name: 'document.editing',
  input: getEditingInput,
  load: ({ input, tx, viewer }) => loadDocument(tx, { documentId: input.documentId, viewer }),
  permit: { action: 'document:edit', facts: ({ loaded }) => loaded.facts },
  present: async ({ input, loaded, tx, viewer }): Promise<Editing> => {
    const { row, facts } = loaded
    const copy = await findWorkingCopyUnscoped(tx, row.id)
    const found = can(viewer, 'document:manage', facts)
      ? await listCandidates(tx, { loaded, viewer, find: input.find })
      : { items: [], more: false }
    const [revision] = row.revisions
    return {
      id: idOf(row.id),
      title: row.title,
      author: row.author,
      source: row.source,
      language: row.language,
      direction: row.direction,
      published: revision ? { number: revision.number, at: revision.createdAt.toISOString() } : null,
      copy: copy && (await presentWorkingCopy(tx, copy)),
      owners: ownersOf(loaded, viewer),
      candidates: found.items.map(({ noun, uuid, name }) => ({ party: `${noun}:${idOf(uuid)}`, noun, name })),
      hasMoreCandidates: found.more,
      readings: await readingsOf(tx, loaded, viewer),
      viewer,
      facts,
    }
  },
})

/** Owners first, then by name; a group by its own. */
function ownersOf({ row }: LoadedDocument, viewer: Viewer): Editing['owners'] {
  const isFirst = { owner: 0, editor: 1 } as const
  const owners = row.owners.map(({ id, role, userId, user, group }) => ({
    id: idOf<DocumentOwnerId>(id),
    role,
    noun: userId === null ? ('group' as const) : ('user' as const),
    name: user?.name ?? group?.name ?? '',
    isViewer: userId !== null && viewer.userId !== null && userId === uuidOf(viewer.userId),
  }))
  return owners.toSorted((a, b) => isFirst[a.role] - isFirst[b.role] || a.name.localeCompare(b.name))
}

/** Those that the viewer may read: whoever edits a text need not know which groups others opened it in. */
async function readingsOf(tx: Tx, { row }: LoadedDocument, viewer: Viewer): Promise<Editing['readings']> {
  const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
  const readings = await listReadingsUnscoped(tx, { ids: row.readings.map(({ id }) => id), userId })
  return readings
    .filter((one) => can(viewer, 'reading:read', readingFacts(one, { viewer, role: one.role })))
    .map(({ id, group, commenting }) => ({ id: idOf<ReadingId>(id), groupName: group.name, commenting }))
    .toSorted((a, b) => a.groupName.localeCompare(b.groupName))
}
