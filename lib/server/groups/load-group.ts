import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type GroupId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import type { Tx } from '@/lib/server/db/client'
import { findGroupUnscoped, type GroupRow } from '@/lib/server/groups/rows'

/** A group with the viewer's role in it; `not_found` when there is none. Who may see it is the permit's business. */
export async function loadGroup(
  tx: Tx,
  given: { viewer: Viewer } & ({ slug: string } | { groupId: GroupId }),
): Promise<GroupRow> {
  const userId = given.viewer.userId === null ? null : uuidOf(given.viewer.userId)
  const named = 'slug' in given ? { slug: given.slug } : { id: uuidOf(given.groupId) }
  const row = await findGroupUnscoped(tx, { ...named, userId })
  if (!row) throw new AppError('not_found')
  return row
}
