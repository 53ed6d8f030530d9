import { useEffect } from 'react'
import { useRoom, useRoomState } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { showAboveSheet } from './show-above-sheet'

/** What a reader does who has taken the page into their own hands. */
const TAKEN = ['keydown', 'wheel', 'touchmove'] as const

/**
 * On a phone: the passage that is being annotated stands above the sheet in which one writes, also once its editor has
 * come and made it higher; until the reader writes or scrolls.
 */
export function useComposedPassage(stage: Stage, isNarrow: boolean): void {
  const { store } = useRoom()
  const composing = useRoomState((state) => state.composing)

  useEffect(() => {
    const place = composing ? store.getState().drafts.get(composing)?.place : undefined
    if (!isNarrow || place?.kind !== 'passage') return
    const abort = new AbortController()
    const { signal } = abort
    const show = () => showAboveSheet(stage, place.range, { signal, waitsForSheet: true })
    const sizes = new ResizeObserver(() => void show())
    signal.addEventListener('abort', () => sizes.disconnect())
    void show().then((sheet) => sheet && sizes.observe(sheet))
    for (const type of TAKEN)
      document.addEventListener(type, () => abort.abort(), { passive: true, once: true, signal })
    return () => abort.abort()
  }, [composing, stage, store, isNarrow])
}
