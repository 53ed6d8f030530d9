import 'server-only'
import { SEEN_AT_ONCE } from '@/lib/annotations/limits'
import { idOf, type AnnotationId, type UserId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import type { LoadedReading } from '@/lib/server/documents/load-reading'
import type { Outbox } from '@/lib/server/transaction'

type Given = { emit: Outbox['emit']; userId: string; loaded: LoadedReading; seen: readonly string[] }

/** Tells a person's other devices what they have seen here (UUIDs), and nobody else. Nothing new is told to none. */
export function tellSeen({ emit, userId, loaded, seen }: Given): void {
  if (seen.length === 0) return
  emit({
    topic: formatTopic({ noun: 'user', id: userId as UserId }),
    kind: 'seen',
    groupId: null,
    subjectId: idOf(loaded.row.id),
    before: null,
    seen: seen.length > SEEN_AT_ONCE ? null : seen.map((id) => idOf<AnnotationId>(id)),
  })
}
