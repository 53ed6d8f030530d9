import 'server-only'
import { deleteAnnotationInput } from '@/lib/annotations/input'
import { idOf, uuidOf } from '@/lib/ids'
import { emptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { eraseJob } from '@/lib/server/annotations/erase-job'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { lockAnnotation } from '@/lib/server/annotations/rows'
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
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:delete', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, now, tx, emit, addJob }) => {
    const { row, reading, rootId, subject, judged } = loaded
    const groupId = idOf(reading.row.group.id)
    await tx.annotation.update({ where: { id: uuidOf(input.annotationId) }, data: { deletedAt: now } })
    addJob(eraseJob(input.annotationId, now))
    const topic = topicOf({ readingId: reading.row.id, ...subject.skeleton })
    const before = { live: true, status: row.status, visibility: row.visibility }
    emit({ topic, kind: 'annotation', groupId, subjectId: input.annotationId, before })
    for (const above of emptiedAncestors(judged, subject.skeleton.id)) {
      emit({
        topic,
        kind: 'annotation',
        groupId,
        subjectId: idOf(above.id),
        before: {
          live: false,
          status: above.status,
          visibility: above.visibility,
          reply: { id: input.annotationId, ...before },
        },
      })
    }
    return { annotation: await presentNow(tx, { id: input.annotationId, viewer, reading, rootId }) }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
