import 'server-only'
import { uuidOf, type UserId } from '@/lib/ids'
import type { Bell } from '@/lib/realtime/bell'
import type { LiveEvent } from '@/lib/realtime/event'
import { parseTopic, type Topic } from '@/lib/realtime/topic'
import { viewerOf } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/client'
import { countUnreadOfEach } from '@/lib/server/notifications/notification-rows'
import type { Told } from '@/lib/server/notifications/readable'

/** The counts of those whose bells have moved, by their topics, as they are at this moment. */
export async function loadBells(tx: Tx, events: readonly LiveEvent[]): Promise<Map<Topic, Bell>> {
  const ids = new Map<UserId, Topic>()
  for (const { kind, topic } of events) {
    const parts = kind === 'notification' ? parseTopic(topic) : null
    if (parts?.noun === 'user') ids.set(parts.id, topic)
  }
  if (ids.size === 0) return new Map()
  const people = await tx.user.findMany({ where: { id: { in: [...ids.keys()].map(uuidOf) } } })
  const now = currentTime()
  const counts = await countUnreadOfEach(
    tx,
    people.map((person) => viewerOf(person, now) as Told),
  )
  return new Map(
    [...counts].flatMap(([id, bell]) => {
      const topic = ids.get(id)
      return topic ? [[topic, bell] as const] : []
    }),
  )
}
