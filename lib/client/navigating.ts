import type { TextRange } from '@/lib/anchoring/selectors'
import { isResolved } from '@/lib/annotations/thread-filter'
import { placeInText } from '@/lib/annotations/thread-order'
import type { AnnotationStore, OpenThread, Panel, RoomState } from '@/lib/client/annotation-store'
import { wayTo } from '@/lib/client/focus-way'
import { rootsOf } from '@/lib/client/ledger'
import { withAllShown, withThreadShown } from '@/lib/client/ledger-changes'
import type { Loading } from '@/lib/client/loading'
import { changeLedger } from '@/lib/client/take-frame'
import { createUnreadSteps } from '@/lib/client/unread-steps'
import type { AnnotationId } from '@/lib/ids'

/** Ways through the threads of one room. */
export type Navigating = ReturnType<typeof createNavigating>

/** Opens, closes and walks; scrolling and focus follow from `open` in the components that show it. */
export function createNavigating(store: AnnotationStore, loading: Loading) {
  function open(rootId: AnnotationId, by: OpenThread['by'], focusId: AnnotationId = rootId): void {
    changeLedger(store, (ledger) => withThreadShown(ledger, rootId))
    const { ledger, loaded } = store.getState()
    const root = ledger.shown.get(rootId)
    const panel = root !== undefined && isResolved(root) ? ({ kind: 'resolved' } as const) : null
    const focusing = by === 'card' || by === 'keys' ? wayTo('thread', rootId) : null
    store.setState({ open: { rootId, focusId, by }, panel, focusing })
    if (!loaded.has(rootId) && !ledger.overlay.has(`create:${rootId}`)) void loading.thread(rootId)
  }

  return {
    open,
    /** Shows what has arrived and waits. */
    showArrivals: () => changeLedger(store, withAllShown),
    close: () => store.setState({ open: null, focusing: null }),
    /** Opens the next (1) or previous (-1) thread; with none open, the first one from the text offset `from` on. */
    step: (direction: 1 | -1, from: number): void => {
      const state = store.getState()
      const roots = rootsOf(state.ledger)
      const at = state.open ? roots.indexOf(state.open.rootId) : -1
      const next = at >= 0 ? roots[at + direction] : firstFrom(state, from, direction)
      if (next) open(next, 'keys')
    },
    /** Opens the next or previous unread annotation; false when there is none. */
    stepUnread: createUnreadSteps(store, loading, open),
    /** Leads to a passage of an annotation that is about several. */
    show: (range: TextRange) => store.setState({ shown: { range } }),
    hover: (id: AnnotationId | null) => {
      if (store.getState().hovered !== id) store.setState({ hovered: id })
    },
    /** Opens the shortest of the threads over a character; asked again of the same ones, the next in turn. */
    pick: (ids: readonly AnnotationId[]): void => {
      const at = ids.indexOf(store.getState().open?.rootId ?? ('' as AnnotationId))
      const next = ids[(at + 1) % ids.length]
      store.setState({ here: ids })
      if (next) open(next, 'text')
    },
    list: (panel: Panel | null) => store.setState({ panel, open: null, focusing: null }),
    showKeys: (areKeysShown: boolean) => store.setState({ areKeysShown }),
    toggleMarks: () => store.setState(({ areMarksShown }) => ({ areMarksShown: !areMarksShown })),
  }
}

/** Where a thread stands in the text, in UTF-16 units; null for a note on the whole text, or one that is not known. */
export function placeOf({ ledger }: RoomState, rootId: AnnotationId): TextRange | null {
  const row = ledger.shown.get(rootId)
  if (row) return placeInText(row)
  return ledger.shownAnchors.find(({ id }) => id === rootId) ?? null
}

function firstFrom(state: RoomState, from: number, direction: 1 | -1): AnnotationId | undefined {
  const roots = rootsOf(state.ledger)
  const starts = new Map(state.ledger.shownAnchors.map(({ id, start }) => [id, start]))
  const isAfter = (id: AnnotationId) => (starts.get(id) ?? -1) >= from
  return direction === 1 ? roots.find(isAfter) : roots.findLast((id) => !isAfter(id))
}
