import 'server-only'
import type { Annotation } from '@/lib/annotations/annotation'
import type { Viewer } from '@/lib/permissions/facts'
import { currentRevision, type LoadedThread } from '@/lib/server/annotations/load-thread'
import { presentAnnotation } from '@/lib/server/annotations/present'
import { listAnnotationsUnscoped, readersOf } from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'

/** Root and every reply of a thread, loaded for the viewer, that the viewer may place, as they arrived. */
export async function loadThreadAnnotations(
  tx: Tx,
  loaded: LoadedThread,
  viewer: Viewer,
): Promise<Annotation[]> {
  const placeable = [...loaded.judged.values()].filter((one) => one.mayPlace).map((one) => one.skeleton.id)
  const rows = await listAnnotationsUnscoped(tx, placeable, readersOf(viewer))
  const revisionId = currentRevision(loaded.reading)
  return placeable.flatMap((id) => {
    const row = rows.get(id)
    return (row && presentAnnotation(row, { revisionId, thread: loaded.judged, viewer })) ?? []
  })
}
