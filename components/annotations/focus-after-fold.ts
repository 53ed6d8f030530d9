import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { Draft } from '@/lib/client/draft'

/** Frames to wait for what is drawn once the margin has made room for it. */
const PATIENCE = 12

/**
 * Puts the focus where a composer was once it has folded: on the folded draft or on what was posted, else on what the
 * composer had been opened from, else on the article. Without this the keyboard would be back at the top of the page. A
 * focus that is on its way elsewhere by then is let go there.
 */
export function focusAfterFold({ id, place }: Draft, store: AnnotationStore): void {
  const rootId = 'rootId' in place ? place.rootId : null
  const best = [`#draft-${id}`, `[data-thread="${id}"] a`, `#annotation-${id}`]
  const others = [...(rootId ? [`#reply-${rootId}`, `[data-thread="${rootId}"] a`] : []), '#article']
  const composer = document.activeElement
  let frames = 0
  const settle = () => {
    const isLate = ++frames > PATIENCE
    const isFolded = document.activeElement === document.body
    // Somebody has gone elsewhere meanwhile; or the composer stays.
    if (!isFolded && (isLate || document.activeElement !== composer)) return
    if (store.getState().focusing !== null) return
    const element = isFolded ? (first(best) ?? (isLate ? first(others) : null)) : null
    if (element) element.focus({ preventScroll: true })
    else requestAnimationFrame(settle)
  }
  requestAnimationFrame(settle)
}

function first(places: readonly string[]): HTMLElement | null {
  return (
    places.map((place) => document.querySelector<HTMLElement>(place)).find((found) => found !== null) ?? null
  )
}
