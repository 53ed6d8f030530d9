import type { Draft } from '@/lib/client/draft'

/** Frames to wait for what is drawn once the margin has made room for it. */
const PATIENCE = 12

/**
 * Puts the focus where a composer was once it has folded: on the folded draft or on what was posted, else on what the
 * composer had been opened from, else on the article. Without this the keyboard would be back at the top of the page.
 */
export function focusAfterFold({ id, place }: Draft): void {
  const rootId = 'rootId' in place ? place.rootId : null
  const best = [`#draft-${id}`, `[data-thread="${id}"] a`, `#annotation-${id}`]
  const others = [...(rootId ? [`#reply-${rootId}`, `[data-thread="${rootId}"] a`] : []), '#article']
  let frames = 0
  const settle = () => {
    // Somebody has gone elsewhere meanwhile.
    if (document.activeElement !== document.body) return
    const element = first(best) ?? (++frames > PATIENCE ? first(others) : null)
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
