import 'server-only'
import { lockThreadInput } from '@/lib/annotations/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, uuidOf } from '@/lib/ids'
import { loadThread, presentNow } from '@/lib/server/annotations/load-thread'
import { holdThread } from '@/lib/server/annotations/rows'
import { topicOf } from '@/lib/server/annotations/topic'
import { defineCommand } from '@/lib/server/command'

/** Locks a thread, so that it takes no further replies and edits, or unlocks it. Asking for what already is changes nothing. */
export const lockThread = defineCommand({
  name: 'thread.lock',
  input: lockThreadInput,
  load: async ({ input, tx, viewer }) => {
    const thread = await holdThread(tx, input.threadId)
    return { thread, ...(await loadThread(tx, { id: input.threadId, viewer })) }
  },
  permit: { action: 'thread:lock', facts: ({ loaded }) => loaded.subject.facts },
  run: async ({ input, loaded, viewer, userId, now, tx, emit, unchanged }) => {
    const { thread, reading, rootId, subject } = loaded
    if ((thread.lockedAt !== null) === input.locked) {
      unchanged()
    } else {
      await tx.thread.update({
        where: { id: rootId },
        data: input.locked ? { lockedAt: now, lockedBy: uuidOf(userId) } : { lockedAt: null, lockedBy: null },
      })
      const { status, visibility, deletedAt } = subject.skeleton
      emit({
        topic: topicOf({ readingId: reading.row.id, ...subject.skeleton }),
        kind: 'annotation',
        groupId: idOf(reading.row.group.id),
        subjectId: input.threadId,
        before: { live: deletedAt === null, status, visibility },
      })
    }
    const annotation = await presentNow(tx, { id: input.threadId, viewer, reading, rootId })
    if (!annotation) throw new AppError('not_found')
    return { annotation }
  },
  audit: ({ input, loaded }) => ({ groupId: idOf(loaded.reading.row.group.id), subjectId: input.threadId }),
})
