import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { Bell } from '@/lib/realtime/bell'
import type { LiveEvent } from '@/lib/realtime/event'
import { parseTopic, type Topic } from '@/lib/realtime/topic'
import { viewerOf } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/client'
import { countUnread } from '@/lib/server/notifications/notification-rows'
import type { Told } from '@/lib/server/notifications/readable'

/** The counts of those whose bells have moved, by their topics, as they are at this moment. */
export async function loadBells(tx: Tx, events: readonly LiveEvent[]): Promise<Map<Topic, Bell>> {
  const topics = new Set(events.filter(({ kind }) => kind === 'notification').map(({ topic }) => topic))
  const bells = new Map<Topic, Bell>()
  for (const topic of topics) {
    const parts = parseTopic(topic)
    const person = parts && (await tx.user.findUnique({ where: { id: uuidOf(parts.id) } }))
    if (person) bells.set(topic, await countUnread(tx, viewerOf(person, currentTime()) as Told))
  }
  return bells
}
