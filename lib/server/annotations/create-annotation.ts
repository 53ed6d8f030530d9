import 'server-only'
import { createAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { checkBody } from '@/lib/server/annotations/check-body'
import { insertAnnotation } from '@/lib/server/annotations/insert-annotation'
import { areStored, checkTargets, insertTargets } from '@/lib/server/annotations/insert-targets'
import { currentRevision, presentNow } from '@/lib/server/annotations/load-thread'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import { loadReading } from '@/lib/server/documents/load-reading'
import { holdDocument } from '@/lib/server/documents/rows'

/** Starts a thread on a passage or on the whole document. The same id again returns what is stored. */
export const createAnnotation = defineCommand({
  name: 'annotation.create',
  input: createAnnotationInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    await holdDocument(tx, input.readingId)
    return loadReading(tx, { readingId: input.readingId, viewer })
  },
  permit: {
    action: ({ input }) => (input.visibility === 'private' ? 'reading:note' : 'reading:annotate'),
    facts: ({ loaded }) => loaded.facts,
  },
  run: async ({ input, loaded, viewer, userId, now, tx, emit, unchanged }) => {
    const { row } = loaded
    const { body, text } = checkBody(input.body, input.motivation === 'highlighting')
    const targets = await checkTargets(tx, { documentId: row.document.id, targets: input.targets })
    const annotation = {
      id: input.id,
      groupId: row.group.id,
      readingId: row.id,
      rootId: null,
      parentId: null,
      authorId: uuidOf(userId),
      motivation: input.motivation,
      visibility: input.visibility,
      body,
      text,
      createdAt: now,
    }
    const isNew = await insertAnnotation(tx, annotation)
    if (isNew) {
      await tx.thread.create({ data: { id: uuidOf(input.id), groupId: row.group.id, readingId: row.id } })
      await insertTargets(tx, { ...annotation, now, current: currentRevision(loaded), targets })
      emit({
        topic: topicOf(annotation),
        kind: 'annotation',
        groupId: idOf(row.group.id),
        subjectId: input.id,
        before: null,
      })
    } else {
      if (!(await areStored(tx, input.id, targets))) throw new AppError('conflict', { reason: 'id_taken' })
      unchanged()
    }
    const stored = await presentNow(tx, { id: input.id, viewer, reading: loaded, rootId: uuidOf(input.id) })
    if (!stored) throw new AppError('not_found')
    return { annotation: stored }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.row.group.id), subjectId: input.id }),
})
