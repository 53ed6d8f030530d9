import 'server-only'
import { restoreAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { emptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { cancelErase } from '@/lib/server/annotations/erase-job'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { lockAnnotation } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'

/** Undoes a deletion while the words are still there; afterwards `conflict`. */
export const restoreAnnotation = defineCommand({
  name: 'annotation.restore',
  input: restoreAnnotationInput,
  load: async ({ input, tx, viewer }) => {
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:restore', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, tx, emit, addJob }) => {
    const { row, reading, rootId, subject, judged } = loaded
    const groupId = idOf(reading.row.group.id)
    if (row.body === null && row.motivation !== 'highlighting')
      throw new AppError('conflict', { reason: 'words_erased' })
    await tx.annotation.update({ where: { id: uuidOf(input.annotationId) }, data: { deletedAt: null } })
    addJob(cancelErase(input.annotationId))
    const topic = topicOf({ readingId: reading.row.id, ...subject.skeleton })
    const before = { live: false, status: row.status, visibility: row.visibility }
    emit({ topic, kind: 'annotation', groupId, subjectId: input.annotationId, before })
    for (const above of emptiedAncestors(judged, subject.skeleton.id)) {
      const state = { live: false, status: above.status, visibility: above.visibility }
      emit({ topic, kind: 'annotation', groupId, subjectId: idOf(above.id), before: state })
    }
    const annotation = await presentNow(tx, { id: input.annotationId, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
