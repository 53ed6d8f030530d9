import 'server-only'
import type { UserId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import type { Emission } from '@/lib/server/realtime/outbox'

/** Tells every process that sessions of an account have ended, so that their open streams are closed at once. */
export function tellSessionsEnded(emit: (emission: Emission) => void, userId: UserId): void {
  const topic = formatTopic({ noun: 'user', id: userId })
  emit({ topic, kind: 'session', groupId: null, subjectId: null, before: null })
}
