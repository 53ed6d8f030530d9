import 'server-only'
import { restoreAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { emitEmptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { areWordsKept, cancelErase } from '@/lib/server/annotations/erase-job'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { holdThreadOf, lockAnnotation } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { postedJobs } from '@/lib/server/notifications/notify-job'
import { defineCommand } from '@/lib/server/command'

/** Undoes a deletion while the words are still there; afterwards `conflict`. */
export const restoreAnnotation = defineCommand({
  name: 'annotation.restore',
  input: restoreAnnotationInput,
  load: async ({ input, tx, viewer }) => {
    await holdThreadOf(tx, input.annotationId, 'alone')
    const row = await lockAnnotation(tx, input.annotationId)
    return { row, ...(await loadThread(tx, { id: input.annotationId, viewer })) }
  },
  permit: { action: 'annotation:restore', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, now, tx, emit, addJob }) => {
    const { row, reading, rootId, subject, judged } = loaded
    if (!areWordsKept(row, now)) throw new AppError('conflict', { reason: 'words_erased' })
    await tx.annotation.update({ where: { id: uuidOf(input.annotationId) }, data: { deletedAt: null } })
    addJob(cancelErase(input.annotationId))
    const { id, visibility } = subject.skeleton
    for (const job of postedJobs({ id, visibility, now })) addJob(job)
    const topic = topicOf({ readingId: reading.row.id, ...subject.skeleton })
    const told = { topic, groupId: idOf(reading.row.group.id) }
    const before = { live: false, status: row.status, visibility: row.visibility }
    emit({ ...told, kind: 'annotation', subjectId: input.annotationId, before })
    emitEmptiedAncestors(emit, { judged, from: subject.skeleton.parentId, told, tellsRoot: true })
    const annotation = await presentNow(tx, { id: input.annotationId, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({
    groupId: idOf(loaded.reading.row.group.id),
    subjectId: input.annotationId,
  }),
})
