import 'server-only'
import type { Annotation } from '@/lib/annotations/annotation'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf, type AnnotationId, type ReadingId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { judgeThread, type Judged } from '@/lib/server/annotations/facts'
import { presentAnnotation } from '@/lib/server/annotations/present'
import {
  findPlaceUnscoped,
  listAnnotationsUnscoped,
  listSkeletonsUnscoped,
  readersOf,
} from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import { loadReading, type LoadedReading } from '@/lib/server/documents/load-reading'

/** An annotation's reading and its whole thread, judged for the viewer. `subject` is the annotation asked for. */
export type LoadedThread = {
  reading: LoadedReading
  rootId: string
  judged: Map<string, Judged>
  subject: Judged
}

/** Loads the thread an annotation stands in; `not_found` for an unknown id. */
export async function loadThread(tx: Tx, given: { id: AnnotationId; viewer: Viewer }): Promise<LoadedThread> {
  const place = await findPlaceUnscoped(tx, given.id)
  if (!place) throw new AppError('not_found')
  const reading = await loadReading(tx, { readingId: idOf<ReadingId>(place.readingId), viewer: given.viewer })
  const skeletons = await listSkeletonsUnscoped(tx, [place.rootId])
  const judged = judgeThread({ viewer: given.viewer, facts: reading.facts }, skeletons)
  const subject = judged.get(uuidOf(given.id))
  if (!subject) throw new AppError('not_found')
  return { reading, rootId: place.rootId, judged, subject }
}

/** The annotation anew, after a change in the same transaction, as the viewer may now place it; null when not at all. */
export async function presentNow(
  tx: Tx,
  given: { id: AnnotationId; viewer: Viewer; reading: LoadedReading; rootId: string },
): Promise<Annotation | null> {
  const uuid = uuidOf(given.id)
  const skeletons = await listSkeletonsUnscoped(tx, [given.rootId])
  const thread = judgeThread({ viewer: given.viewer, facts: given.reading.facts }, skeletons)
  const row = (await listAnnotationsUnscoped(tx, [uuid], readersOf(given.viewer))).get(uuid)
  if (!row) return null
  return presentAnnotation(row, { revisionId: currentRevision(given.reading), thread, viewer: given.viewer })
}

/** The UUID of the document's current revision; `not_found` for an unpublished one. */
export function currentRevision(reading: LoadedReading): string {
  const [revision] = reading.row.document.revisions
  if (!revision) throw new AppError('not_found')
  return revision.id
}
