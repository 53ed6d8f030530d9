import { useEffect } from 'react'
import type { TextRange } from '@/lib/anchoring/selectors'
import { endFocusWay } from '@/lib/client/focus-way'
import { rootsOf } from '@/lib/client/ledger'
import { placeOf } from '@/lib/client/navigating'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import type { AnnotationId } from '@/lib/ids'

/** Frames to wait for what is drawn: a sheet, a reply. */
const PATIENCE = 30

/** Where threads and composers are drawn. */
const THERE = '[data-key], [data-sheet]'

/**
 * What opening a thread does to the page: its passage is scrolled into view, unless it was the passage that was clicked,
 * and the reply of a permalink. The thread takes the focus as it is drawn, where a card or a key opened it and the reader
 * has not put it elsewhere meanwhile. On closing it goes back to the card.
 */
export function useOpenThread(stage: Stage, isNarrow: boolean): void {
  const { store } = useRoom()
  const open = useRoomState((state) => state.open)
  const hasPlace = useRoomState((state) => open !== null && placeOf(state, open.rootId) !== null)

  useEffect(() => {
    if (!open) return
    const place = placeOf(store.getState(), open.rootId)
    const abort = new AbortController()
    if (place && (open.by !== 'text' || isNarrow)) {
      void scroll(stage, place, { signal: abort.signal, waitsForSheet: isNarrow })
    }
    if (!isNarrow && open.focusId !== open.rootId) void showReply(open.focusId, abort.signal)
    return () => abort.abort()
  }, [open, stage, store, isNarrow, hasPlace])

  useEffect(() => {
    const abort = new AbortController()
    const leave = ({ type, target }: Event) => {
      // Who presses where it is going has not gone elsewhere.
      const isThere = type === 'pointerdown' && target instanceof Element && target.closest(THERE) !== null
      if (!isThere) endFocusWay(store)
    }
    for (const kind of ['focusin', 'pointerdown'])
      document.addEventListener(kind, leave, { signal: abort.signal })
    return () => abort.abort()
  }, [store])

  useEffect(() => {
    if (!open) return
    return () => {
      requestAnimationFrame(() => {
        const { open: next, focusing, ledger } = store.getState()
        if (document.activeElement !== document.body || next !== null || focusing !== null) return
        // The card of a thread that was resolved or deleted still stands there, for a frame or two.
        const stays = rootsOf(ledger).includes(open.rootId)
        const card = stays ? document.querySelector<HTMLElement>(`[data-thread="${open.rootId}"] a`) : null
        ;(card ?? stage.root).focus({ preventScroll: true })
      })
    }
  }, [open, stage, store])
}

async function scroll(stage: Stage, place: TextRange, { signal, waitsForSheet }: Scrolling): Promise<void> {
  const { scrollToRange } = await import('@/lib/client/surface/scroll-to')
  let sheet = document.querySelector('[data-sheet]')
  for (let i = 0; waitsForSheet && !sheet && i < PATIENCE; i++) {
    await frame()
    sheet = document.querySelector('[data-sheet]')
  }
  await frame()
  if (signal.aborted) return
  const covered = waitsForSheet && sheet ? window.innerHeight - sheet.getBoundingClientRect().top : 0
  await scrollToRange(stage.blocks, place, { covered })
}

/** Where the sheet covers part of the text, what it leaves free is known once it is there. */
type Scrolling = { signal: AbortSignal; waitsForSheet: boolean }

async function showReply(id: AnnotationId, signal: AbortSignal): Promise<void> {
  for (let i = 0; i < PATIENCE && !signal.aborted; i++) {
    await frame()
    const reply = document.getElementById(`annotation-${id}`)
    if (reply) return reply.scrollIntoView({ block: 'nearest' })
  }
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })
}
