import 'server-only'
import type { Visibility } from '@/lib/annotations/visibility'
import { idOf, type ReadingId, type UserId } from '@/lib/ids'
import { formatTopic, type Topic } from '@/lib/realtime/topic'

/** Where a change of an annotation is told: "Only me" on its author's own topic, so that not even a version of the reading's feed moves. */
export function topicOf(annotation: { readingId: string; authorId: string; visibility: Visibility }): Topic {
  return annotation.visibility === 'private'
    ? formatTopic({ noun: 'user', id: idOf<UserId>(annotation.authorId) })
    : formatTopic({ noun: 'reading', id: idOf<ReadingId>(annotation.readingId) })
}
