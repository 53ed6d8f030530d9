import 'server-only'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'

/** Of these readings (UUIDs) the ones that somebody with an account may read, by UUID. */
export async function readableReadings(
  tx: Tx,
  { viewer, ids }: { viewer: Viewer; ids: readonly string[] },
): Promise<Map<string, ReadingRow>> {
  if (viewer.userId === null) return new Map()
  const rows = await listReadingsUnscoped(tx, { ids: [...new Set(ids)], userId: uuidOf(viewer.userId) })
  const readable = rows.filter((row) =>
    can(viewer, 'reading:read', readingFacts(row, { viewer, role: row.role })),
  )
  return new Map(readable.map((row) => [row.id, row]))
}
