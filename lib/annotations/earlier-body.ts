import type { BodyJson } from '@/lib/annotations/annotation'
import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'

/**
 * One earlier body of an annotation, with the visibility and status that it had. `body` is null for a highlight without
 * words, and where its words were taken out of the history: then `emptied` says when and by whom. Times are ISO 8601 in UTC.
 */
export type EarlierBody = {
  edit: number
  body: BodyJson | null
  text: string
  visibility: Visibility
  status: Status
  replacedAt: string
  emptied: { at: string; by: 'author' | 'moderator' } | null
}
