import 'server-only'
import { isModerating } from '@/lib/groups/role'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type DocumentId } from '@/lib/ids'
import type { DocumentFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { documentRole } from '@/lib/server/documents/facts'
import { findDocumentUnscoped, holdForChange, type DocumentRow } from '@/lib/server/documents/document-rows'

/** A document's row and its facts for one viewer. `moderated` are the groups, as UUIDs, in which they moderate. */
export type LoadedDocument = { row: DocumentRow; facts: DocumentFacts; moderated: ReadonlySet<string> }

type Asked = { documentId: DocumentId; viewer: Viewer; hold?: boolean }

/**
 * Loads both; `not_found` for an unknown id. With `hold` the document's row is held until commit, so that of two changes
 * the second sees what the first has done. Whether the viewer may know of it is the permit's business.
 */
export async function loadDocument(
  tx: Tx,
  { documentId, viewer, hold = false }: Asked,
): Promise<LoadedDocument> {
  const id = uuidOf(documentId)
  if (hold) await holdForChange(tx, id)
  const row = await findDocumentUnscoped(tx, id)
  if (!row) throw new AppError('not_found')
  const moderated = await groupsModeratedBy(tx, viewer)
  const facts = {
    document: {
      published: row.revisions.length > 0,
      role: documentRole(row.owners, { viewer, moderates: (groupId) => moderated.has(groupId) }),
    },
  }
  return { row, facts, moderated }
}

async function groupsModeratedBy(tx: Tx, viewer: Viewer): Promise<Set<string>> {
  if (viewer.userId === null) return new Set()
  const rows = await tx.membership.findMany({
    where: { userId: uuidOf(viewer.userId) },
    select: { groupId: true, role: true },
  })
  return new Set(rows.filter(({ role }) => isModerating(role)).map(({ groupId }) => groupId))
}
