import 'server-only'
import type { Annotation } from '@/lib/annotations/annotation'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { presentNow, type LoadedThread } from '@/lib/server/annotations/load-thread'
import { topicOf } from '@/lib/server/annotations/topic'
import type { Tx } from '@/lib/server/db/client'
import type { Outbox } from '@/lib/server/transaction'

type Given = { tx: Tx; emit: Outbox['emit']; viewer: Viewer; loaded: LoadedThread; hasChanged: boolean }

/** The annotation as it is now valued; others are told when that has changed. */
export async function tellValued(given: Given): Promise<{ annotation: Annotation }> {
  const { tx, emit, viewer, loaded, hasChanged } = given
  const { reading, rootId, subject } = loaded
  const { id, status, visibility } = subject.skeleton
  if (hasChanged) {
    emit({
      topic: topicOf({ readingId: reading.row.id, ...subject.skeleton }),
      kind: 'annotation',
      groupId: idOf(reading.row.group.id),
      subjectId: idOf(id),
      before: { live: true, status, visibility },
    })
  }
  const annotation = await presentNow(tx, { id: idOf<AnnotationId>(id), viewer, reading, rootId })
  if (!annotation) throw new AppError('not_found')
  return { annotation }
}
