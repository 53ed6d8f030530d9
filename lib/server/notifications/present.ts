import 'server-only'
import { idOf, type NotificationId } from '@/lib/ids'
import type { Notification } from '@/lib/notifications/notification'
import type { NotificationRow } from '@/lib/server/notifications/notification-rows'
import { excerpt } from '@/lib/text/excerpt'

/** Graphemes of the words and of the passage that stand in the list. */
const WORDS_SHOWN = 200
const PASSAGE_SHOWN = 120

/** A notification as its person sees it, from a row that they may read. */
export function presentNotification(row: NotificationRow): Notification {
  const { kind, actor, createdAt, readAt, groupName, role, purpose, title } = row
  return {
    id: idOf<NotificationId>(row.id),
    kind,
    actor,
    path: pathOf(row),
    createdAt: createdAt.toISOString(),
    isRead: readAt !== null,
    group: { name: groupName, role, purpose },
    text:
      title === null
        ? null
        : {
            title,
            language: row.language ?? 'en',
            direction: row.direction ?? 'auto',
            quote: quoteOf(row, PASSAGE_SHOWN),
            words: excerpt(row.words ?? '', WORDS_SHOWN),
          },
  }
}

/** Where a notification leads: the thread, opened at the annotation, or the group. */
export function pathOf({ readingId, annotationId, groupSlug }: NotificationRow): string {
  return readingId === null || annotationId === null
    ? `/g/${groupSlug}`
    : `/r/${idOf(readingId)}/a/${idOf(annotationId)}`
}

/** The passage that its thread stands on, cut to so many graphemes; null for a note on the whole text. */
export function quoteOf({ exact, prefix, suffix }: NotificationRow, limit: number) {
  return exact === null ? null : { exact: excerpt(exact, limit), prefix: prefix ?? '', suffix: suffix ?? '' }
}
