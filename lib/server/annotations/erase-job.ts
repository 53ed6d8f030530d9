import 'server-only'
import type { Motivation } from '@/lib/annotations/motivation'
import type { AnnotationId } from '@/lib/ids'
import type { Job } from '@/lib/server/jobs/add-jobs'

/** How long deleting can be undone. The words are gone from everywhere within the day that is promised. */
export const UNDO_MS = 15 * 60 * 1000

/**
 * True while deleted words are still there. A highlight without words has none to erase, so for it the time for undo
 * decides.
 */
export function areWordsKept(
  row: { body: unknown; motivation: Motivation; deletedAt: Date | null },
  now: Date,
): boolean {
  if (row.body !== null || row.deletedAt === null) return true
  return row.motivation === 'highlighting' && now.getTime() < row.deletedAt.getTime() + UNDO_MS
}

const keyOf = (id: AnnotationId) => `erase-words:${id}`

/** The job that erases a deleted annotation's words when the time for undo is over. */
export function eraseJob(id: AnnotationId, now: Date): Job {
  const runAt = new Date(now.getTime() + UNDO_MS)
  return { task: 'erase-words', payload: { id }, key: keyOf(id), runAt }
}

/** Takes that job back. */
export function cancelErase(id: AnnotationId): Job {
  return { cancelled: true, key: keyOf(id) }
}
