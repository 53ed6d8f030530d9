import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type ReadingId } from '@/lib/ids'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'

/** A reading's row and its facts for one viewer: what nearly every command and query starts from. */
export type LoadedReading = { row: ReadingRow; facts: ReadingFacts }

/** Loads both in one statement; `not_found` for an unknown id. Whether the viewer may read it is the permit's business. */
export async function loadReading(
  tx: Tx,
  given: { readingId: ReadingId; viewer: Viewer },
): Promise<LoadedReading> {
  const { viewer } = given
  const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
  const [row] = await listReadingsUnscoped(tx, { ids: [uuidOf(given.readingId)], userId })
  if (!row) throw new AppError('not_found')
  return { row, facts: readingFacts(row, { viewer, role: row.role }) }
}
