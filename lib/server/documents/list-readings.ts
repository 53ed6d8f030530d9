import 'server-only'
import { pageInput } from '@/lib/documents/input'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { NO_SUMMARY, summariesOf, type ReadingSummary } from '@/lib/server/annotations/summaries'
import { readingFacts } from '@/lib/server/documents/facts'
import { listLiveliestUnscoped } from '@/lib/server/documents/liveliest-rows'
import { listReadingsUnscoped } from '@/lib/server/documents/rows'
import { defineQuery } from '@/lib/server/query'
import { pageOf, placeAfter } from '@/lib/server/time-page'

/** A reading in the list of one's own, with what the viewer may see of its threads. */
export type ListedReading = { id: ReadingId; title: string; groupName: string } & ReadingSummary

const LIST = 'readings'

/** Readings on a page of home. */
const PAGE = 50

/**
 * A page of the readings of the viewer's groups, the last annotated or opened first; empty when signed out. Only what
 * the viewer may see of the annotations counts for the order.
 */
export const listReadings = defineQuery({
  name: 'reading.list',
  input: pageInput,
  permit: { listed: true },
  load: async ({ input, tx, viewer }) => {
    if (viewer.userId === null) return { rows: [], next: null }
    const asked = { viewer, userId: uuidOf(viewer.userId), after: placeAfter(LIST, input.after) }
    const found = await listLiveliestUnscoped(tx, { ...asked, limit: PAGE + 1 })
    const { items, next } = pageOf(LIST, { rows: found, size: PAGE })
    const ids = items.map(({ id }) => id)
    const rows = await listReadingsUnscoped(tx, { ids, userId: asked.userId })
    const readable = rows.filter((row) =>
      can(viewer, 'reading:read', readingFacts(row, { viewer, role: row.role })),
    )
    return { rows: readable.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), next }
  },
  present: async ({ loaded, tx, viewer }): Promise<{ items: ListedReading[]; next: string | null }> => {
    const summaries = await summariesOf(tx, { viewer, readingIds: loaded.rows.map((row) => row.id) })
    const items = loaded.rows.map((row) => ({
      id: idOf<ReadingId>(row.id),
      title: row.document.title,
      groupName: row.group.name,
      ...(summaries.get(row.id) ?? NO_SUMMARY),
    }))
    return { items, next: loaded.next }
  },
})
