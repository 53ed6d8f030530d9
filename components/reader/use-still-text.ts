import { useEffect } from 'react'
import type { Annotation } from '@/lib/annotations/annotation'
import { isWholeText } from '@/lib/client/ledger'
import { useRoom } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { placeKeeper } from '@/lib/client/surface/keep-place'
import type { Rows } from '@/lib/realtime/apply-frame'

/** Where notes on the whole text stand: above it. */
const NOTES = '[data-notes]'

/**
 * Leaves the words under the reader's eye where they stand when notes on the whole text, which stand above it, come, change or
 * go. Who reads or writes in those notes keeps them in sight instead.
 */
export function useStillText(stage: Stage): void {
  const { store } = useRoom()
  useEffect(() => {
    const keep = placeKeeper(stage.root)
    return store.subscribe(({ ledger }, before) => {
      if (ledger.shown === before.ledger.shown || document.activeElement?.closest(NOTES)) return
      if (!isSame(notesIn(ledger.shown), notesIn(before.ledger.shown))) keep(() => undefined)
    })
  }, [store, stage])
}

function notesIn(rows: Rows): Annotation[] {
  return [...rows.values()].filter(isWholeText)
}

function isSame(a: readonly Annotation[], b: readonly Annotation[]): boolean {
  return a.length === b.length && a.every((row, i) => row === b[i])
}
