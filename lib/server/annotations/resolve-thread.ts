import 'server-only'
import { resolveThreadInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { holdThread } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'
import { resolvedJob } from '@/lib/server/notifications/notify-job'

/** Resolves a thread or opens it again. Asking for what already is changes nothing. */
export const resolveThread = defineCommand({
  name: 'thread.resolve',
  input: resolveThreadInput,
  load: async ({ input, tx, viewer }) => {
    const thread = await holdThread(tx, input.threadId)
    return { thread, ...(await loadThread(tx, { id: input.threadId, viewer })) }
  },
  permit: { action: 'thread:resolve', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, emit, addJob, unchanged }) => {
    const { thread, reading, rootId, subject } = loaded
    if ((thread.resolvedAt !== null) === input.resolved) {
      unchanged()
    } else {
      await tx.thread.update({
        where: { id: rootId },
        data: input.resolved
          ? { resolvedAt: now, resolvedBy: uuidOf(userId) }
          : { resolvedAt: null, resolvedBy: null },
      })
      addJob(resolvedJob({ id: rootId, resolved: input.resolved, actorId: uuidOf(userId), now }))
      emit({
        topic: topicOf({ readingId: reading.row.id, ...subject.skeleton }),
        kind: 'annotation',
        groupId: idOf(reading.row.group.id),
        subjectId: input.threadId,
        before: {
          live: subject.skeleton.deletedAt === null,
          status: subject.skeleton.status,
          visibility: subject.skeleton.visibility,
        },
      })
    }
    const annotation = await presentNow(tx, { id: input.threadId, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.reading.row.group.id), subjectId: input.threadId }),
})
