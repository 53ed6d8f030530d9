import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Role } from '@/lib/groups/role'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { ReadingRow } from '@/lib/server/documents/rows'

/** The facts of a reading for a viewer whose role in its group is given. A document is edited through a group by its moderating members. */
export function readingFacts(row: ReadingRow, given: { viewer: Viewer; role: Role | null }): ReadingFacts {
  const { viewer, role } = given
  const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
  const isModerating = role === 'owner' || role === 'moderator'
  const own = row.document.owners.filter(
    (owner) =>
      (owner.userId !== null && owner.userId === userId) ||
      (owner.groupId !== null && owner.groupId === row.group.id && isModerating),
  )
  return {
    role,
    group: {
      readableBy: row.group.readableBy,
      writableBy: row.group.writableBy,
      archived: row.group.archivedAt !== null,
    },
    document: {
      published: row.document.revisions.length > 0,
      role: own.some((owner) => owner.role === 'owner') ? 'owner' : (own[0]?.role ?? null),
    },
    reading: { commenting: row.commenting },
  }
}
