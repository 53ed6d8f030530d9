import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Annotation } from '@/lib/annotations/annotation'
import type { UnreadByThread } from '@/lib/annotations/unread'
import type { Visibility } from '@/lib/annotations/visibility'
import { NO_FILTER } from '@/lib/annotations/thread-filter'
import type { Lens, ThreadFilter } from '@/lib/annotations/thread-filter'
import type { ThreadSort } from '@/lib/annotations/thread-sort'
import type { Draft } from '@/lib/client/draft'
import type { FocusWay } from '@/lib/client/focus-way'
import { openLedger } from '@/lib/client/ledger'
import type { Ledger } from '@/lib/client/ledger'
import { openUnread } from '@/lib/client/unread'
import type { Unread } from '@/lib/client/unread'
import type { Reading } from '@/lib/documents/reading'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'
import { DEFAULT_PREFERENCES } from '@/lib/notifications/preference'
import type { Preferences } from '@/lib/notifications/preference'
import type { ReadingFacts } from '@/lib/permissions/facts'
import { NOBODY_PRESENT } from '@/lib/realtime/presence'
import type { Present } from '@/lib/realtime/presence'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** The thread that is open, and how it was opened: that says what scrolls and where the focus goes. */
export type OpenThread = {
  rootId: AnnotationId
  /** The annotation meant: the root, or a reply of a permalink. */
  focusId: AnnotationId
  by: 'text' | 'card' | 'keys' | 'link' | 'post'
}

/** A list beside the text: the resolved threads, those that a filter finds, those of one crowded place, or one's own drafts. */
export type Panel =
  | { kind: 'resolved' }
  | { kind: 'filter' }
  | { kind: 'drafts' }
  | { kind: 'here'; ids: readonly AnnotationId[] }

/** Whether others' changes arrive. `signed_out` ends it until the reader has signed in again. */
export type Connection = 'opening' | 'live' | 'lost' | 'signed_out' | 'closed'

/** Everything that the reading room draws from, once. */
export type RoomState = {
  reading: Reading
  viewer: Snapshot['viewer']
  facts: ReadingFacts
  /** The server's clock when the page was made (ISO); relative times are counted from it until `isAwake`. */
  now: string
  ledger: Ledger
  unread: Unread
  /** True once all anchors of the reading are known. */
  hasAllAnchors: boolean
  /** Threads whose replies have been fetched. */
  loaded: ReadonlySet<AnnotationId>
  open: OpenThread | null
  /** Where the focus is going while that is not drawn yet. */
  focusing: FocusWay | null
  hovered: AnnotationId | null
  /** What this reader has just posted: its card is shown however crowded its place is. */
  posted: AnnotationId | null
  panel: Panel | null
  /** Whether this reader mutes anybody; what those wrote, whose words are folded. */
  isMuting: boolean
  muted: ReadonlySet<AnnotationId>
  /** Threads over the character that was last clicked, shortest passage first. */
  here: readonly AnnotationId[]
  areMarksShown: boolean
  /** The passage that a quote led to last; a new object each time. */
  shown: { range: TextRange } | null
  /** Whether the dialog is open that explains the keys. */
  areKeysShown: boolean
  connection: Connection
  /** Who reads the text now, oneself included; nobody where that is not shown. */
  present: Present
  /** For whom this reader wrote last: offered for what is written next. */
  lastVisibility: Visibility
  drafts: ReadonlyMap<AnnotationId, Draft>
  /** The draft whose composer is unfolded. */
  composing: AnnotationId | null
  /** The draft to which the passage that is selected next is added. */
  adding: AnnotationId | null
  /** False for a composer that unfolds by itself, after a reload: nobody asked to write just now. */
  doesComposerFocus: boolean
  /** Why a draft was not posted. */
  problems: ReadonlyMap<AnnotationId, Problem>
  /** False when this device keeps no drafts. */
  areDraftsKept: boolean
  /** Which threads are shown: through which lens, by which filter, and listed in which order. */
  lens: Lens
  filter: ThreadFilter
  sort: ThreadSort
  /** What the server found for filter and order, in that order; null while it need not be asked. */
  matches: readonly AnnotationId[] | null
  filterProblem: Problem | null
  /** How this reader likes the room; everybody's where nothing else is known. */
  preferences: Preferences
  /** Why the last change of them was not kept. */
  preferenceProblem: Problem | null
}

export type AnnotationStore = StoreApi<RoomState>

/** The thread that a page shows open from the first: the annotation meant, all of its thread, and what is unread in it. */
export type FirstOpen = { id: AnnotationId; thread: readonly Annotation[]; unread: UnreadByThread }

/** A store that holds a snapshot. */
export function createAnnotationStore(
  snapshot: Snapshot,
  first: FirstOpen | null = null,
  preferences: Preferences = DEFAULT_PREFERENCES,
): AnnotationStore {
  const thread = first?.thread ?? []
  const more = thread.filter(({ id }) => snapshot.threads.every((one) => one.id !== id))
  const root = thread.find((one) => one.thread !== null)
  return createStore<RoomState>()(() => ({
    reading: snapshot.reading,
    viewer: snapshot.viewer,
    facts: snapshot.facts,
    now: snapshot.now,
    ledger: openLedger({ ...snapshot, threads: [...snapshot.threads, ...more] }),
    unread: openUnread({
      unreadCount: snapshot.unreadCount,
      unread: { ...snapshot.unread, ...first?.unread },
      rootIds: [...snapshot.threads, ...(root ? [root] : [])].map(({ id }) => id),
    }),
    hasAllAnchors: false,
    loaded: new Set(root ? [root.id] : []),
    open: root && first ? { rootId: root.id, focusId: first.id, by: 'link' } : null,
    focusing: null,
    hovered: null,
    posted: null,
    panel: null,
    isMuting: snapshot.muted.isMuting,
    muted: new Set(snapshot.muted.ids),
    here: [],
    areMarksShown: true,
    shown: null,
    areKeysShown: false,
    connection: 'opening',
    present: NOBODY_PRESENT,
    lastVisibility: snapshot.lastVisibility,
    drafts: new Map(),
    composing: null,
    adding: null,
    doesComposerFocus: true,
    problems: new Map(),
    areDraftsKept: true,
    lens: 'all',
    filter: NO_FILTER,
    sort: 'text',
    matches: null,
    filterProblem: null,
    preferences,
    preferenceProblem: null,
  }))
}
