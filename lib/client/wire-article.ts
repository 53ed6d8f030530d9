import { anchorIndex } from '@/lib/anchoring/anchor-index'
import type { AnchorIndex } from '@/lib/anchoring/anchor-index'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import type { RoomState } from '@/lib/client/annotation-store'
import { passagesOf } from '@/lib/client/draft'
import type { Room } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { offsetAtPoint } from '@/lib/client/surface/hit-test'
import { Painter } from '@/lib/client/surface/paint'
import { selectedRange } from '@/lib/client/surface/selection'
import type { AnnotationId } from '@/lib/ids'

/** How many of the threads under the pointer are fetched before a click opens the first; further clicks open the others. */
const AHEAD = 3

/** In ms: how long the window stands still before what is under the pointer counts again. */
const REST_MS = 100

/** `isPainted` is false where the server has marked the passages in the HTML. */
export type Wiring = { isPainted: boolean }

/**
 * Joins an article to its room: passages are painted as the room's state says, pointing at one shows its range whole, and
 * a click opens its thread. Returns a function that parts them again.
 */
export function wireArticle(
  { store, navigating, loading }: Room,
  stage: Stage,
  { isPainted }: Wiring,
): () => void {
  const painter = isPainted ? new Painter(stage.blocks) : null
  const stopPainting = painter ? paintState(painter, store) : null
  const abort = new AbortController()
  const listen = { signal: abort.signal }
  let frame = 0

  stage.root.addEventListener(
    'click',
    (event) => {
      const { target, clientX: x, clientY: y } = event
      if (target instanceof Element && target.closest('a, button')) return
      if (selectedRange(stage.blocks)) return
      const ids = threadsAt(store.getState(), offsetAtPoint(stage.blocks, { x, y }))
      if (ids.length > 0) void navigating.pick(ids)
      else if (store.getState().open) void navigating.close()
    },
    listen,
  )
  const over = { x: 0, y: 0 }
  const lookUnder = () => {
    const ids = threadsAt(store.getState(), offsetAtPoint(stage.blocks, over))
    stage.root.toggleAttribute('data-over', ids.length > 0)
    void navigating.hover(ids[0] ?? null)
    // In a crowded place not every thread has a card, and the next click may be about these.
    void loading.roots(ids.slice(0, AHEAD))
  }
  let rest: ReturnType<typeof setTimeout> | undefined
  stage.root.addEventListener(
    'pointermove',
    ({ pointerType, buttons, clientX, clientY }) => {
      if (pointerType !== 'mouse' || buttons !== 0) return
      Object.assign(over, { x: clientX, y: clientY })
      // While the page is scrolled under the pointer, the browser says in each frame that it moved.
      if (rest !== undefined) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(lookUnder)
    },
    listen,
  )
  window.addEventListener(
    'scroll',
    () => {
      clearTimeout(rest)
      rest = setTimeout(() => {
        rest = undefined
        if (stage.root.matches(':hover')) lookUnder()
      }, REST_MS)
    },
    { passive: true, ...listen },
  )
  stage.root.addEventListener('pointerleave', () => navigating.hover(null), listen)

  return () => {
    abort.abort()
    cancelAnimationFrame(frame)
    clearTimeout(rest)
    stopPainting?.()
    painter?.destroy()
  }
}

/** A pointer that moves asks many times about the same anchors. */
const indexes = new WeakMap<AnchorRows, AnchorIndex>()

/** The threads over the character at an offset, shortest passage first, each once; none while highlights are off. */
export function threadsAt({ ledger, areMarksShown }: RoomState, offset: number | null): AnnotationId[] {
  if (offset === null || !areMarksShown) return []
  let index = indexes.get(ledger.shownAnchors)
  if (!index) indexes.set(ledger.shownAnchors, (index = anchorIndex(ledger.shownAnchors)))
  const found = index.anchorsAt(offset)
  return [...new Set(found.map(({ id }) => id as AnnotationId))]
}

/** Paints again only what has changed; nothing before all anchors are known, so that the first paint is not thinned out. */
function paintState(painter: Painter, store: Room['store']): () => void {
  let before: RoomState | null = null
  const paint = (state: RoomState) => {
    const { ledger, unread, areMarksShown, hasAllAnchors } = state
    const isNew =
      before === null ||
      before.ledger.shownAnchors !== ledger.shownAnchors ||
      before.unread.threads !== unread.threads ||
      before.areMarksShown !== areMarksShown ||
      before.hasAllAnchors !== hasAllAnchors
    if (isNew && hasAllAnchors) painter.show(areMarksShown ? ledger.shownAnchors : [], unread.threads)
    if (isNew || before?.open !== state.open) painter.point('open', rangesOf(state, state.open?.rootId))
    if (before?.hovered !== state.hovered) painter.point('hover', rangesOf(state, state.hovered))
    if (before === null || isPickedAnew(before, state)) painter.point('pick', picked(state))
    before = state
  }
  paint(store.getState())
  return store.subscribe(paint)
}

function rangesOf({ ledger }: RoomState, id: AnnotationId | null | undefined): TextRange[] {
  if (!id) return []
  const anchors = ledger.shownAnchors.filter((anchor) => anchor.id === id)
  if (anchors.length > 0) return anchors
  // A resolved thread has left the text, and is pointed at all the same while it is open.
  return ledger.anchors.filter((anchor) => anchor.id === id)
}

/** Words change at every key, passages seldom. */
function isPickedAnew(before: RoomState, after: RoomState): boolean {
  const [old, next] = [before, after].map(({ composing, drafts }) =>
    composing ? drafts.get(composing) : undefined,
  )
  return old?.place !== next?.place || old?.more !== next?.more
}

function picked({ composing, drafts }: RoomState): TextRange[] {
  const draft = composing ? drafts.get(composing) : undefined
  return draft ? passagesOf(draft).map(({ range }) => range) : []
}
