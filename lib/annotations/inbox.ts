import type { Motivation } from '@/lib/annotations/motivation'
import type { AnnotationId, ReadingId } from '@/lib/ids'

/** One annotation in an inbox, and why it is there. Times are ISO 8601. */
export type InboxItem = {
  id: AnnotationId
  readingId: ReadingId
  title: string
  groupName: string
  author: string
  motivation: Motivation
  text: string
  quote: string | null
  createdAt: string
  unread: boolean
  answers: boolean
  mentions: boolean
}

/** A text that an inbox can be narrowed to. */
export type InboxText = Pick<InboxItem, 'title' | 'groupName'> & { id: ReadingId }
