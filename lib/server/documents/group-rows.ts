import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { GroupFacts, Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'

/** A group as opening a text needs it; the id is a UUID. */
export type OpenableGroup = { id: string; name: string; slug: string; facts: GroupFacts }

const SELECTED = {
  id: true,
  name: true,
  slug: true,
  readableBy: true,
  writableBy: true,
  archivedAt: true,
} as const

/** The group of this UUID with its facts for a viewer, or null. Says nothing of who may know of it. */
export async function findGroupUnscoped(
  tx: Tx,
  { id, viewer }: { id: string; viewer: Viewer },
): Promise<OpenableGroup | null> {
  const row = await tx.group.findUnique({ where: { id }, select: SELECTED })
  if (!row) return null
  const membership =
    viewer.userId === null
      ? null
      : await tx.membership.findUnique({
          where: { groupId_userId: { groupId: id, userId: uuidOf(viewer.userId) } },
          select: { role: true },
        })
  return openable(row, membership?.role ?? null)
}

/** The groups that a viewer is a member of, by name. */
export async function listGroupsOf(tx: Tx, viewer: Viewer): Promise<OpenableGroup[]> {
  if (viewer.userId === null) return []
  const rows = await tx.membership.findMany({
    where: { userId: uuidOf(viewer.userId) },
    orderBy: [{ group: { name: 'asc' } }, { groupId: 'asc' }],
    select: { role: true, group: { select: SELECTED } },
  })
  return rows.map(({ role, group }) => openable(group, role))
}

type Row = Pick<OpenableGroup, 'id' | 'name' | 'slug'> &
  Pick<GroupFacts['group'], 'readableBy' | 'writableBy'> & { archivedAt: Date | null }

function openable(row: Row, role: GroupFacts['role']): OpenableGroup {
  const { id, name, slug, readableBy, writableBy, archivedAt } = row
  return { id, name, slug, facts: { role, group: { readableBy, writableBy, archived: archivedAt !== null } } }
}
