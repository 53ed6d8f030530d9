import 'server-only'
import type { ReadingId } from '@/lib/ids'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { getReadingUnscoped, listRoles, type ReadingRow } from '@/lib/server/documents/rows'

/** A reading's row and its facts for one viewer: what nearly every command and query starts from. */
export type LoadedReading = { row: ReadingRow; facts: ReadingFacts }

/** Loads both; `not_found` for an unknown id. Whether the viewer may read it is the permit's business. */
export async function loadReading(
  tx: Tx,
  given: { readingId: ReadingId; viewer: Viewer },
): Promise<LoadedReading> {
  const row = await getReadingUnscoped(tx, given.readingId)
  const roles = await listRoles(tx, { userId: given.viewer.userId, groupIds: [row.group.id] })
  return { row, facts: readingFacts(row, { viewer: given.viewer, role: roles.get(row.group.id) ?? null }) }
}
