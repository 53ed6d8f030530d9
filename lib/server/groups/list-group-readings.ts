import 'server-only'
import { listGroupReadingsInput } from '@/lib/groups/input'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { NO_SUMMARY, summariesOf } from '@/lib/server/annotations/summaries'
import { readingFacts } from '@/lib/server/documents/facts'
import type { ListedReading } from '@/lib/server/documents/list-readings'
import { listReadingsUnscoped } from '@/lib/server/documents/rows'
import { groupFacts } from '@/lib/server/groups/facts'
import { loadGroup } from '@/lib/server/groups/load-group'
import { openPlace, sealPlace } from '@/lib/server/place'
import { defineQuery } from '@/lib/server/query'

const PAGE = 50

/** A page of a group's readings, those opened last first. */
export const listGroupReadings = defineQuery({
  name: 'group.list-readings',
  input: listGroupReadingsInput,
  load: async ({ input, tx, viewer }) => {
    const group = await loadGroup(tx, { slug: input.slug, viewer })
    const after = openPlace('readings', group.id, input.after)
    const place = after && { openedAt: after.at, id: after.id }
    const found = await tx.reading.findMany({
      where: {
        groupId: group.id,
        ...(place && {
          OR: [{ openedAt: { lt: place.openedAt } }, { openedAt: place.openedAt, id: { lt: place.id } }],
        }),
      },
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: { id: true, openedAt: true },
    })
    return { group, found }
  },
  permit: { action: 'group:read', facts: ({ loaded }) => groupFacts(loaded.group) },
  present: async ({
    loaded,
    tx,
    viewer,
  }): Promise<{ items: Omit<ListedReading, 'groupName'>[]; next: string | null }> => {
    const { group, found } = loaded
    const page = found.slice(0, PAGE)
    const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
    const rows = await listReadingsUnscoped(tx, { ids: page.map(({ id }) => id), userId })
    const readable = new Map(
      rows
        .filter((row) => can(viewer, 'reading:read', readingFacts(row, { viewer, role: row.role })))
        .map((row) => [row.id, row]),
    )
    const summaries = await summariesOf(tx, { viewer, readingIds: [...readable.keys()] })
    const last = page.at(-1)
    return {
      items: page.flatMap(({ id }) => {
        const row = readable.get(id)
        if (!row) return []
        const summary = summaries.get(id) ?? NO_SUMMARY
        return { id: idOf<ReadingId>(id), title: row.document.title, ...summary }
      }),
      next:
        found.length > PAGE && last
          ? sealPlace('readings', group.id, { at: last.openedAt, id: last.id })
          : null,
    }
  },
})
