import { useEffect } from 'react'
import { endFocusWay } from '@/lib/client/focus-way'
import { rootsOf } from '@/lib/client/ledger'
import { placeOf } from '@/lib/client/navigating'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import type { AnnotationId } from '@/lib/ids'
import { frame, PATIENCE, showAboveSheet } from './show-above-sheet'

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
      void showAboveSheet(stage, place, { signal: abort.signal, waitsForSheet: isNarrow })
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

async function showReply(id: AnnotationId, signal: AbortSignal): Promise<void> {
  for (let i = 0; i < PATIENCE && !signal.aborted; i++) {
    await frame()
    const reply = document.getElementById(`annotation-${id}`)
    if (reply) return reply.scrollIntoView({ block: 'nearest' })
  }
}
