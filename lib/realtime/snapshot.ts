import type { Annotation } from '@/lib/annotations/annotation'
import type { Muted } from '@/lib/annotations/muted-schema'
import type { UnreadByThread } from '@/lib/annotations/unread'
import type { Visibility } from '@/lib/annotations/visibility'
import type { Reading } from '@/lib/documents/reading'
import type { ReadingFacts, Viewer } from '@/lib/permissions/facts'

/**
 * What a reading page starts from. `cursor` was read before the rows, so a change in between arrives twice and harms
 * nothing. `threads` are the first fifty roots in text order (whole-document notes first, resolved left out);
 * `next` is the sealed cursor of the following page, or null. `now` is the server's clock (ISO), for relative times.
 */
export type Snapshot = {
  reading: Reading
  viewer: Viewer & { name: string | null }
  facts: ReadingFacts
  threads: Annotation[]
  next: string | null
  resolvedCount: number
  /** For whom the viewer wrote last: offered for what is written next. */
  lastVisibility: Visibility
  /** How much of the reading is unread; of it what lies in `threads`, by the root. */
  unreadCount: number
  unread: UnreadByThread
  /** Whose words the viewer does not want to see: folded in the first picture already. */
  muted: Muted
  cursor: string
  now: string
}
