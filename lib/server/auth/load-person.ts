import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type UserId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import type { Tx } from '@/lib/server/db/client'
import type { Emission } from '@/lib/server/realtime/outbox'

/**
 * An account about which an administrator decides; `not_found` without one. All administrators' rows are held until
 * commit, so that two who act on each other at once leave one: the second is no administrator any more.
 */
export async function loadPerson(tx: Tx, userId: UserId): Promise<{ siteAdmin: boolean }> {
  const rows = await tx.$queryRaw<{ id: string; siteAdmin: boolean }[]>`
    SELECT id, site_admin AS "siteAdmin" FROM "user" WHERE id = ${uuidOf(userId)}::uuid OR site_admin
    ORDER BY id FOR UPDATE`
  const person = rows.find(({ id }) => id === uuidOf(userId))
  if (!person) throw new AppError('not_found')
  return person
}

/** Makes the open streams of somebody ask anew who they serve. */
export function personStandingChanged(userId: UserId): Emission {
  const topic = formatTopic({ noun: 'user', id: userId })
  return { topic, kind: 'session', groupId: null, subjectId: null, before: null }
}
