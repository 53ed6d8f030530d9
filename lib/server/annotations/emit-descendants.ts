import 'server-only'
import { idOf } from '@/lib/ids'
import type { Judged } from '@/lib/server/annotations/facts'
import { topicOf } from '@/lib/server/annotations/topic'
import type { Emission } from '@/lib/server/realtime/outbox'

/**
 * Tells everything below an annotation that others now come to see: for them it answers another than before, namely this
 * one. Nothing else about it changes.
 */
export function emitDescendants(
  emit: (emission: Emission) => void,
  change: { judged: ReadonlyMap<string, Judged>; of: string; readingId: string; groupId: string },
): void {
  const { judged, of, readingId, groupId } = change
  const below = new Set([of])
  // In the order they were written, so that each comes after what it answers.
  for (const { skeleton } of judged.values()) {
    const { id, parentId, deletedAt, status, visibility } = skeleton
    if (parentId === null || !below.has(parentId)) continue
    below.add(id)
    const before = { live: deletedAt === null, status, visibility }
    const topic = topicOf({ readingId, ...skeleton })
    emit({ topic, kind: 'annotation', groupId, subjectId: idOf(id), before })
  }
}
