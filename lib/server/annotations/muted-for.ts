import 'server-only'
import type { Muted } from '@/lib/annotations/muted-schema'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { askerOf, visibleWhere } from '@/lib/server/annotations/visible-where'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'

/** What in a reading was written by people whom the viewer mutes, as far as the viewer may read it. */
export async function mutedFor(
  tx: Tx,
  { viewer, loaded }: { viewer: Viewer; loaded: LoadedReading },
): Promise<Muted> {
  if (viewer.userId === null) return { isMuting: false, ids: [] }
  const userId = uuidOf(viewer.userId)
  if ((await tx.mute.count({ where: { userId } })) === 0) return { isMuting: false, ids: [] }
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM mute m JOIN annotation a ON a.author_id = m.person_id JOIN annotation r ON r.id = a.root_id
    WHERE m.user_id = ${userId}::uuid AND a.reading_id = ${loaded.row.id}::uuid
      AND ${visibleWhere(askerOf(viewer, loaded.facts))}`
  return { isMuting: true, ids: rows.map(({ id }) => idOf<AnnotationId>(id)) }
}
