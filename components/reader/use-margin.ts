import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { AnchorRows } from '@/lib/client/anchor-rows'
import { firstAt, marginItems } from '@/lib/client/margin-items'
import type { MarginItem, Stretch } from '@/lib/client/margin-items'
import { useRoom } from '@/lib/client/room'
import type { RoomState } from '@/lib/client/annotation-store'
import type { Stage } from '@/lib/client/stage'
import type { Block } from '@/lib/client/surface/blocks'
import { placeCards } from '@/lib/client/surface/place-cards'
import type { AnnotationId } from '@/lib/ids'

/** In px. A card of two lines is about this high; so many fit beside a block. */
const CARD_HEIGHT = 96
export const CARD_GAP = 12

/** Below the last annotated block there is room for as many as anybody reads in a row. */
const ROOM_AT_END = 20

/** Cards may stand this much above the text, beside its title, in px. */
const CEILING = -160

/**
 * What the margin shows and where. `first` is what the server rendered, and stays until the article can be measured. Only
 * threads near the window are shown; those that are not known yet are asked for.
 */
export function useMargin(
  list: RefObject<HTMLElement | null>,
  stage: Stage | null,
  first: MarginItem[],
): MarginItem[] {
  const { store, loading } = useRoom()
  const [items, setItems] = useState(first)
  const shown = useRef(items)

  useEffect(() => {
    if (!stage) return
    let frame = 0
    const update = () => {
      frame = 0
      const next = itemsNow(store.getState(), stage, focusedThread(list.current))
      loading.roots(next.flatMap((item) => (item.kind === 'thread' ? [item.key] : [])))
      if (sameItems(shown.current, next)) return placeAll(list.current, stage, store.getState())
      shown.current = next
      setItems(next)
    }
    const soon = () => {
      frame ||= requestAnimationFrame(update)
    }
    const sizes = new ResizeObserver(soon)
    sizes.observe(stage.root)
    const stop = store.subscribe((state, before) => {
      if (state.ledger !== before.ledger || state.open !== before.open || state.drafts !== before.drafts)
        soon()
      else if (state.composing !== before.composing || state.hasAllAnchors !== before.hasAllAnchors) soon()
    })
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    update()
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      stop()
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
    }
  }, [stage, store, loading, list])

  useLayoutEffect(() => {
    const margin = list.current
    if (!stage || !margin) return
    const place = () => placeAll(margin, stage, store.getState())
    place()
    // Cards change their height when a thread arrives, unfolds or is written in.
    const heights = new ResizeObserver(place)
    for (const card of margin.children) heights.observe(card)
    return () => heights.disconnect()
  }, [items, stage, store, list])

  return items
}

function itemsNow(state: RoomState, stage: Stage, focused: AnnotationId | null): MarginItem[] {
  const { ledger, open, posted, drafts } = state
  const places = [...drafts.values()].flatMap(({ id, place }) =>
    place.kind === 'passage' && !ledger.overlay.has(`create:${id}`) && !ledger.rows.has(id)
      ? [{ id, offset: place.range.start }]
      : [],
  )
  return marginItems({
    anchors: ledger.shownAnchors,
    stretches: stage.inView(window.innerHeight).map((block) => stretchOf(block, stage, ledger.shownAnchors)),
    drafts: places,
    always: [open?.rootId, posted, focused].filter((id) => id !== undefined && id !== null),
  })
}

/** Depends on the text around it alone and not on where the window is, so that scrolling shows and hides no cards. */
function stretchOf({ start, end, element }: Block, stage: Stage, anchors: AnchorRows): Stretch {
  const next = anchors[firstAt(anchors, end + 1)]
  if (!next) return { start, end, room: ROOM_AT_END }
  const height = stage.blockTop(next.start) - element.getBoundingClientRect().top
  return { start, end, room: Math.max(1, Math.floor(height / CARD_HEIGHT)) }
}

/** Written to the elements themselves: a card that makes room is not drawn again. */
function placeAll(margin: HTMLElement | null, stage: Stage, { composing, open }: RoomState): void {
  if (!margin) return
  const elements = [...margin.children].filter((child) => child instanceof HTMLElement)
  const from = margin.getBoundingClientRect().top
  const cards = elements.map((element) => ({
    id: element.dataset['key'] ?? '',
    want: Math.round(stage.topOf(Number(element.dataset['start'])) - from),
    height: element.offsetHeight,
  }))
  const front = cards.some(({ id }) => id === composing) ? composing : (open?.rootId ?? null)
  const tops = placeCards(cards, front, { gap: CARD_GAP, ceiling: CEILING })
  margin.dataset['placed'] = ''
  let end = 0
  elements.forEach((element, i) => {
    const card = cards[i]
    const top = tops.get(card?.id ?? '') ?? 0
    element.style.insetBlockStart = `${top}px`
    element.toggleAttribute('data-front', card?.id === front)
    end = Math.max(end, top + (card?.height ?? 0))
  })
  margin.style.minBlockSize = `${end}px`
  requestAnimationFrame(() => (margin.dataset['settled'] = ''))
}

/** A card that has the focus stays, wherever the page is scrolled to. */
function focusedThread(margin: HTMLElement | null): AnnotationId | null {
  const card = document.activeElement?.closest<HTMLElement>('[data-thread]')
  return card && margin?.contains(card) ? (card.dataset['thread'] as AnnotationId) : null
}

function sameItems(before: readonly MarginItem[], after: readonly MarginItem[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, i) => {
      const other = after[i]
      if (other?.key !== item.key || other.kind !== item.kind || other.offset !== item.offset) return false
      return item.kind !== 'more' || (other.kind === 'more' && other.ids.length === item.ids.length)
    })
  )
}
