import 'server-only'
import { pageInput } from '@/lib/documents/input'
import { isModerating } from '@/lib/groups/role'
import { idOf, uuidOf, type DocumentId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import { documentRole } from '@/lib/server/documents/facts'
import { listGroupsOf } from '@/lib/server/documents/group-rows'
import { defineQuery } from '@/lib/server/query'
import { pageOf, placeAfter } from '@/lib/server/time-page'

/** A text of one's own that nobody can read yet. */
export type UnopenedText = { id: DocumentId; title: string; published: boolean }

const LIST = 'unopened'
const PAGE = 20

/** A page of the texts that the viewer owns or edits and that are open in no group, the newest first. */
export const listUnopened = defineQuery({
  name: 'document.list-unopened',
  input: pageInput,
  permit: { listed: true },
  load: async ({ input, tx, viewer }) => {
    if (viewer.userId === null) return { items: [], next: null }
    const groups = await listGroupsOf(tx, viewer)
    const moderated = new Set(groups.filter(({ facts }) => isModerating(facts.role)).map(({ id }) => id))
    const after = placeAfter(LIST, input.after)
    const rows = await tx.document.findMany({
      where: {
        owners: { some: { OR: [{ userId: uuidOf(viewer.userId) }, { groupId: { in: [...moderated] } }] } },
        readings: { none: {} },
        ...(after
          ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
          : {}),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: {
        id: true,
        title: true,
        createdAt: true,
        owners: { select: { userId: true, groupId: true, role: true } },
        revisions: { select: { id: true }, take: 1 },
      },
    })
    const placed = rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt }))
    const { items, next } = pageOf(LIST, { rows: placed, size: PAGE })
    const editable = items.filter(({ owners, revisions }) => {
      const role = documentRole(owners, { viewer, moderates: (groupId) => moderated.has(groupId) })
      return can(viewer, 'document:edit', { document: { published: revisions.length > 0, role } })
    })
    return { items: editable, next }
  },
  present: ({ loaded }): { items: UnopenedText[]; next: string | null } => ({
    items: loaded.items.map(({ id, title, revisions }) => ({
      id: idOf(id),
      title,
      published: revisions.length > 0,
    })),
    next: loaded.next,
  }),
})
