import 'server-only'
import type { UserId } from '@/lib/ids'
import type { Job } from '@/lib/server/jobs/add-jobs'

const keyOf = (userId: UserId) => `erase-account:${userId}`

/** The job that deletes an account when its days of grace are over. */
export function deletionJob(userId: UserId, runAt: Date): Job {
  return { task: 'erase-account', payload: { id: userId }, key: keyOf(userId), runAt }
}

/** Takes that job back. */
export function cancelDeletion(userId: UserId): Job {
  return { cancelled: true, key: keyOf(userId) }
}
