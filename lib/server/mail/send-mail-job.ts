import 'server-only'
import type { Job } from '@/lib/server/jobs/add-jobs'

/** Minutes after its making at which a mail is tried: for a day, the longer the rarer. Then it is given up. */
const TRIED_AT = [0, 1, 6, 36, 150, 480, 1440]

/** When a mail is due that was tried so often; null once it is given up. */
export function dueAt(createdAt: Date, attempts: number): Date | null {
  const minutes = TRIED_AT[attempts]
  return minutes === undefined ? null : new Date(createdAt.getTime() + minutes * 60_000)
}

/** The job that sends one mail; `id` is the mail's, as on the wire. */
export function sendMailJob(id: string, runAt: Date): Job {
  return { task: 'send-mail', payload: { id }, key: `send-mail:${id}`, runAt }
}
