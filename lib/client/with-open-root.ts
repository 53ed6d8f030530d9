import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationStore } from '@/lib/client/annotation-store'

/** Acts on the root of the open thread: at once, or when it has been fetched and is still the one that is open. */
export function withOpenRoot(store: AnnotationStore, act: (root: Annotation) => void): void {
  const { open, ledger } = store.getState()
  if (!open) return
  const known = ledger.shown.get(open.rootId)
  if (known) return act(known)
  const stop = store.subscribe((state) => {
    const root = state.ledger.shown.get(open.rootId)
    const isClosed = state.open?.rootId !== open.rootId
    if (!root && !isClosed) return
    stop()
    if (root && !isClosed) act(root)
  })
}
