import 'server-only'
import { replyToAnnotationInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { checkBody } from '@/lib/server/annotations/check-body'
import { checkMentions } from '@/lib/server/annotations/check-mentions'
import { insertReply } from '@/lib/server/annotations/insert-annotation'
import { emitEmptiedAncestors } from '@/lib/server/annotations/emptied-ancestors'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { plannedSkeleton } from '@/lib/server/annotations/planned'
import { presentNew } from '@/lib/server/annotations/present-new'
import { refuseTaken } from '@/lib/server/annotations/refuse-taken'
import { holdThreadOf } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import { postedJobs } from '@/lib/server/notifications/notify-job'
import { narrowest } from '@/lib/annotations/visibility'

/**
 * Answers an annotation. A reply is never visible more widely than its root: asked for more, it is given the root's.
 * The same id again returns what is stored.
 */
export const replyToAnnotation = defineCommand({
  name: 'annotation.reply',
  input: replyToAnnotationInput,
  rate: 'write',
  load: async ({ input, tx, viewer }) => {
    await holdThreadOf(tx, input.annotationId, 'shared')
    return loadThread(tx, { id: input.annotationId, viewer })
  },
  permit: {
    action: 'annotation:reply',
    facts: ({ loaded }) => loaded.subject.facts,
  },
  run: async ({ input, loaded, viewer, name, userId, now, tx, emit, addJob, unchanged }) => {
    const { reading, rootId, judged } = loaded
    const root = judged.get(rootId)?.skeleton ?? null
    const rootVisibility = root?.visibility ?? 'private'
    const visibility = narrowest(input.visibility ?? rootVisibility, rootVisibility)
    const plan = { authorId: uuidOf(userId), root, reading, visibility }
    const planned = { skeleton: plannedSkeleton(plan), root }
    const words = checkBody(input.body, false)
    const { body, text, mentions } = await checkMentions(tx, { words, planned, reading, now })
    const reply = {
      id: uuidOf(input.id),
      groupId: reading.row.group.id,
      readingId: reading.row.id,
      rootId,
      parentId: uuidOf(input.annotationId),
      authorId: uuidOf(userId),
      motivation: 'replying' as const,
      visibility,
      status: 'approved' as const,
      body,
      text,
      tags: input.tags,
      mentions,
      createdAt: now,
      draftNumber: input.draftNumber,
    }
    const inserted = await insertReply(tx, reply)
    if (inserted === 'new') {
      const told = { topic: topicOf(reply), groupId: idOf(reply.groupId) }
      emit({ ...told, kind: 'annotation', subjectId: input.id, before: null })
      emitEmptiedAncestors(emit, { judged, from: reply.parentId, told })
      for (const job of postedJobs({ ...reply, now })) addJob(job)
      const earlier = [...judged.values()].map(({ skeleton }) => skeleton)
      const judge = { viewer, facts: reading.facts }
      const made = { annotation: reply, targets: [], earlier, judge, name: name ?? '', reading }
      return { annotation: presentNew(made) }
    }
    if (inserted === 'taken') return refuseTaken(tx, { id: input.id, viewer, userId, reading })
    unchanged()
    const annotation = await presentNow(tx, { id: input.id, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.reading.row.group.id), subjectId: input.id }),
})
