import 'server-only'
import { createAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { writeAction } from '@/lib/permissions/visibility-choices'
import { checkBody } from '@/lib/server/annotations/check-body'
import { checkMentions } from '@/lib/server/annotations/check-mentions'
import { areStored, checkTargets } from '@/lib/server/annotations/check-targets'
import { insertRoot } from '@/lib/server/annotations/insert-annotation'
import { currentRevision, presentNow } from '@/lib/server/annotations/load-thread'
import { plannedSkeleton } from '@/lib/server/annotations/planned'
import { presentNew } from '@/lib/server/annotations/present-new'
import { refuseTaken } from '@/lib/server/annotations/refuse-taken'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import { loadReading } from '@/lib/server/documents/load-reading'
import { holdDocument } from '@/lib/server/documents/rows'
import { postedJobs } from '@/lib/server/notifications/notify-job'

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
    action: ({ input }) => writeAction(input.visibility),
    facts: ({ loaded }) => loaded.facts,
  },
  run: async ({ input, loaded, viewer, name, userId, now, tx, emit, addJob, unchanged }) => {
    const { row } = loaded
    const words = checkBody(input.body, input.motivation === 'highlighting')
    const plan = { authorId: uuidOf(userId), root: null, reading: loaded, visibility: input.visibility }
    const planned = { skeleton: plannedSkeleton(plan), root: null }
    const { body, text, mentions } = await checkMentions(tx, { words, planned, reading: loaded, now })
    const targets = await checkTargets(tx, { reading: loaded, targets: input.targets })
    const id = uuidOf(input.id)
    const annotation = {
      id,
      groupId: row.group.id,
      readingId: row.id,
      rootId: id,
      parentId: null,
      authorId: uuidOf(userId),
      motivation: input.motivation,
      visibility: input.visibility,
      status: 'approved' as const,
      body,
      text,
      tags: input.tags,
      mentions,
      createdAt: now,
      draftNumber: input.draftNumber,
    }
    const inserted = await insertRoot(tx, annotation, { targets, current: currentRevision(loaded) })
    if (inserted === 'new') {
      emit({
        topic: topicOf(annotation),
        kind: 'annotation',
        groupId: idOf(row.group.id),
        subjectId: input.id,
        before: null,
      })
      for (const job of postedJobs({ ...annotation, now })) addJob(job)
      const judge = { viewer, facts: loaded.facts }
      const made = { annotation, targets, earlier: [], judge, name: name ?? '', reading: loaded }
      return { annotation: presentNew(made) }
    }
    if (inserted === 'taken' || !(await areStored(tx, id, targets))) {
      return refuseTaken(tx, { id: input.id, viewer, userId, reading: loaded })
    }
    unchanged()
    const stored = await presentNow(tx, { id: input.id, viewer, reading: loaded, rootId: id })
    if (!stored) throw new AppError('not_found')
    return { annotation: stored }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.row.group.id), subjectId: input.id }),
})
