import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { summariesOf, type ReadingSummary } from '@/lib/server/annotations/summaries'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped } from '@/lib/server/documents/rows'
import { defineQuery } from '@/lib/server/query'

/** A reading in the list of one's own, with what the viewer may see of its threads. */
export type ListedReading = { id: ReadingId; title: string; groupName: string } & ReadingSummary

/** The readings of the viewer's groups, last annotated first; empty when signed out. */
export const listReadings = defineQuery({
  name: 'reading.list',
  input: nothingInput,
  permit: { listed: true },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) return []
    const userId = uuidOf(viewer.userId)
    const memberships = await tx.membership.findMany({ where: { userId }, select: { groupId: true } })
    return listReadingsUnscoped(tx, { groupIds: memberships.map((one) => one.groupId), userId })
  },
  present: async ({ loaded, tx, viewer }): Promise<ListedReading[]> => {
    const readable = loaded.filter((row) =>
      can(viewer, 'reading:read', readingFacts(row, { viewer, role: row.role })),
    )
    const summaries = await summariesOf(tx, { viewer, readingIds: readable.map((row) => row.id) })
    const listed = readable.map((row) => ({
      id: idOf<ReadingId>(row.id),
      title: row.document.title,
      groupName: row.group.name,
      ...(summaries.get(row.id) ?? { threadCount: 0, lastAnnotatedAt: null }),
    }))
    return listed.sort(
      (a, b) =>
        (b.lastAnnotatedAt ?? '').localeCompare(a.lastAnnotatedAt ?? '') || a.title.localeCompare(b.title),
    )
  },
})
