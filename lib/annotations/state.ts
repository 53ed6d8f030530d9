import type { Status } from '@/lib/annotations/status'
import type { Visibility } from '@/lib/annotations/visibility'

/** What a permission may depend on of one annotation, as it is *for one viewer*. */
export type AnnotationState = {
  authorIsViewer: boolean
  byModerator: boolean
  /** False once deleted: then at most an empty place is left. */
  live: boolean
  status: Status
  visibility: Visibility
  circle: 'all' | 'mine' | 'another'
  gate: 'open' | 'closed'
  /** True when a reply below it may be read by the viewer; only an empty place asks. */
  hasReadableReply: boolean
}

/** The same of the thread it stands in. */
export type ThreadState = {
  /** The law's own answer for the root, its deletion ignored; true for a root. */
  rootIsReadable: boolean
  startedByViewer: boolean
  locked: boolean
}
