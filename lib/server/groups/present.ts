import 'server-only'
import type { Group } from '@/lib/groups/group'
import { idOf, type GroupId } from '@/lib/ids'
import type { GroupRow } from '@/lib/server/groups/rows'

/** A group as it is sent. */
export function presentGroup(row: GroupRow): Group {
  const { id, archivedAt, role: _, ...rest } = row
  return { ...rest, id: idOf<GroupId>(id), archivedAt: archivedAt?.toISOString() ?? null }
}
