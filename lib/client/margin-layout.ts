import type { AnchorRows } from '@/lib/client/anchor-rows'
import { CARD_GAP } from '@/lib/client/card-gap'
import { firstAt, marginItems } from '@/lib/client/margin-items'
import type { MarginItem, Stretch } from '@/lib/client/margin-items'
import type { Told } from '@/lib/client/paint-first'
import type { Stage } from '@/lib/client/stage'
import type { Block } from '@/lib/client/surface/blocks'
import { placeCards } from '@/lib/client/surface/place-cards'
import type { AnnotationId } from '@/lib/ids'

/** In px. A card of two lines is about this high; so many fit beside a block. */
const CARD_HEIGHT = 96

/** Below the last annotated block there is room for as many as anybody reads in a row. */
const ROOM_AT_END = 20

/** Cards may stand this much above the text, beside its title, in px. */
const CEILING = -160

/** In ms: while the window is scrolled, and this long after it, cards go with their text at once instead of gliding. */
const SCROLL_MS = 200

/** How far the window is scrolled, as a share of its height, before other cards are looked for: they come a whole one early. */
const SCROLL_SHARE = 0.25

/** What `watch` tells. */
export type MarginEvents = {
  /** The article's size or what is shown has changed. */
  onChange: () => void
  /** The window has moved to where other cards are near. */
  onScroll: () => void
  /** A thread was opened or closed. */
  onOpen: () => void
}

/** Says what the margin shows, and puts it there. Fetched after the first screen, whose cards a script has placed. */
export class MarginLayout {
  private scrolledAt = Number.NEGATIVE_INFINITY
  /** What `place` has made of each card, in px. */
  private readonly placed = new WeakMap<Element, { top: number; height: number }>()

  constructor(
    private readonly stage: Stage,
    private readonly store: Told,
  ) {}

  /** What stands beside the blocks near the window. A card that has the focus stays, wherever the page is scrolled to. */
  items(margin: HTMLElement | null): MarginItem[] {
    const { ledger, open, posted, drafts } = this.store.getState()
    const unsent = [...drafts.values()].flatMap(({ id, place }) =>
      place.kind === 'passage' && !ledger.overlay.has(`create:${id}`) && !ledger.rows.has(id)
        ? [{ id, offset: place.range.start }]
        : [],
    )
    const always = [open?.rootId, posted, focusedThread(margin)]
    return marginItems({
      anchors: ledger.shownAnchors,
      stretches: this.stage
        .inView(window.innerHeight)
        .map((block) => stretchOf(block, this.stage, ledger.shownAnchors)),
      drafts: unsent,
      always: always.filter((id) => id !== undefined && id !== null),
    })
  }

  /** Puts each card beside its passage; written to the elements themselves, so that none is drawn again. */
  place(margin: HTMLElement): void {
    const { composing, open } = this.store.getState()
    const elements = [...margin.children].filter((child) => child instanceof HTMLElement)
    const from = margin.getBoundingClientRect().top
    const cards = elements.map((element) => ({
      id: element.dataset['key'] ?? '',
      want: Math.round(this.stage.topOf(Number(element.dataset['start'])) - from),
      height: element.offsetHeight,
    }))
    const front = cards.some(({ id }) => id === composing) ? composing : (open?.rootId ?? null)
    const tops = placeCards(cards, front, { gap: CARD_GAP, ceiling: CEILING })
    const isScrolled = performance.now() - this.scrolledAt < SCROLL_MS
    const textHeight = this.stage.root.offsetHeight
    margin.toggleAttribute('data-glides', margin.hasAttribute('data-placed') && !isScrolled)
    margin.dataset['placed'] = ''
    let end = 0
    elements.forEach((element, i) => {
      const { id = '', height = 0 } = cards[i] ?? {}
      const top = tops.get(id) ?? 0
      if (this.placed.get(element)?.top !== top) element.style.insetBlockStart = `${top}px`
      this.placed.set(element, { top, height })
      element.toggleAttribute('data-front', id === front)
      end = Math.max(end, top + height)
    })
    // As long as the text is longer, the page need not be laid out for it.
    margin.style.minBlockSize = end > textHeight ? `${end}px` : ''
  }

  /** True when a card is no longer as high as it was placed. */
  isOutgrown(card: Element): boolean {
    return card instanceof HTMLElement && this.placed.get(card)?.height !== card.offsetHeight
  }

  /** Tells of what the margin depends on; returns what ends it. */
  watch({ onChange, onScroll, onOpen }: MarginEvents): () => void {
    const abort = new AbortController()
    const sizes = new ResizeObserver(onChange)
    sizes.observe(this.stage.root)
    const stop = this.store.subscribe((state, before) => {
      const parts = ['ledger', 'drafts', 'composing', 'hasAllAnchors', 'posted'] as const
      if (state.open !== before.open) onOpen()
      if (parts.some((part) => state[part] !== before[part])) onChange()
    })
    let from = window.scrollY
    const handleScroll = () => {
      this.scrolledAt = performance.now()
      if (Math.abs(window.scrollY - from) < SCROLL_SHARE * window.innerHeight) return
      from = window.scrollY
      onScroll()
    }
    window.addEventListener('scroll', handleScroll, { passive: true, signal: abort.signal })
    window.addEventListener('resize', onChange, { signal: abort.signal })
    return () => {
      abort.abort()
      sizes.disconnect()
      stop()
    }
  }
}

/** Depends on the text around it alone and not on where the window is, so that scrolling shows and hides no cards. */
function stretchOf({ start, end, element }: Block, stage: Stage, anchors: AnchorRows): Stretch {
  const next = anchors[firstAt(anchors, end + 1)]
  if (!next) return { start, end, room: ROOM_AT_END }
  const height = stage.blockTop(next.start) - element.getBoundingClientRect().top
  return { start, end, room: Math.max(1, Math.floor(height / CARD_HEIGHT)) }
}

function focusedThread(margin: HTMLElement | null): AnnotationId | null {
  const card = document.activeElement?.closest<HTMLElement>('[data-thread]')
  return card && margin?.contains(card) ? (card.dataset['thread'] as AnnotationId) : null
}
