import 'server-only'
import { deleteAnnotationInput } from '@/lib/annotations/input'
import { idOf, uuidOf } from '@/lib/ids'
import { emitEmptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { eraseJob } from '@/lib/server/annotations/erase-job'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { holdThreadOf, lockAnnotation } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'

/**
 * Deletes one's own annotation: with replies an empty place stays, without it is gone. Until a job erases the words the
 * author can undo it. Returns the place as the author now sees it, or null.
 */
export const deleteAnnotation = defineCommand({
  name: 'annotation.delete',
  input: deleteAnnotationInput,
  load: async ({ input, tx, viewer }) => {
    await holdThreadOf(tx, input.annotationId, 'alone')
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:delete', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, now, tx, emit, addJob }) => {
    const { row, reading, rootId, subject, judged } = loaded
    await tx.annotation.update({ where: { id: uuidOf(input.annotationId) }, data: { deletedAt: now } })
    addJob(eraseJob(input.annotationId, now))
    const topic = topicOf({ readingId: reading.row.id, ...subject.skeleton })
    const told = { topic, groupId: idOf(reading.row.group.id) }
    const before = { live: true, status: row.status, visibility: row.visibility }
    emit({ ...told, kind: 'annotation', subjectId: input.annotationId, before })
    const gone = { id: input.annotationId, ...before }
    emitEmptiedAncestors(emit, { judged, from: subject.skeleton.parentId, told, gone })
    return { annotation: await presentNow(tx, { id: input.annotationId, viewer, reading, rootId }) }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
