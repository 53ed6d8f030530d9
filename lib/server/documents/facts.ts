import 'server-only'
import { uuidOf } from '@/lib/ids'
import { isModerating, type Role } from '@/lib/groups/role'
import type { DocumentFacts, ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { ReadingRow } from '@/lib/server/documents/rows'

type Owners = readonly { userId: string | null; groupId: string | null; role: 'owner' | 'editor' }[]

/** What a viewer is to a document: of several entries the widest. A group's entry counts for those who moderate in it. */
export function documentRole(
  owners: Owners,
  given: { viewer: Viewer; moderates: (groupId: string) => boolean },
): DocumentFacts['document']['role'] {
  const userId = given.viewer.userId === null ? null : uuidOf(given.viewer.userId)
  const own = owners.filter(
    (owner) =>
      (owner.userId !== null && owner.userId === userId) ||
      (owner.groupId !== null && given.moderates(owner.groupId)),
  )
  return own.some((owner) => owner.role === 'owner') ? 'owner' : (own[0]?.role ?? null)
}

/** The facts of a reading for a viewer whose role in its group is given. A document is edited through a group by its moderating members. */
export function readingFacts(row: ReadingRow, given: { viewer: Viewer; role: Role | null }): ReadingFacts {
  const { viewer, role } = given
  const moderates = (groupId: string) => groupId === row.group.id && isModerating(role)
  return {
    role,
    group: {
      readableBy: row.group.readableBy,
      writableBy: row.group.writableBy,
      archived: row.group.archivedAt !== null,
    },
    document: {
      published: row.document.revisions.length > 0,
      role: documentRole(row.document.owners, { viewer, moderates }),
    },
    reading: { commenting: row.commenting },
  }
}
