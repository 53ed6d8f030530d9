/** In ms: so long something is on screen before it counts as seen. */
const A_MOMENT = 1_000

/** This much of an element is on screen, or it fills this much of the window, where it is longer than that. */
const SHARE = 0.9
const FILLS = 0.5

type Watched = { act: () => void; isShown: boolean; timer?: ReturnType<typeof setTimeout> }

const watched = new Map<Element, Watched>()
let observer: IntersectionObserver | null = null

/**
 * Calls `act` once when an element has been on screen for a moment, whole and in a page that somebody can see: not under a sheet,
 * and not with its words cut off (`data-cut` on what holds them). Returns what ends it.
 */
export function watchSeen(element: Element, act: () => void): () => void {
  observer ??= new IntersectionObserver(notice, { threshold: [0, 0.25, FILLS, 0.75, SHARE, 1] })
  watched.set(element, { act, isShown: false })
  observer.observe(element)
  return () => {
    clearTimeout(watched.get(element)?.timer)
    watched.delete(element)
    observer?.unobserve(element)
  }
}

function notice(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
    const one = watched.get(target)
    if (!one) continue
    const fills = intersectionRect.height >= FILLS * (rootBounds?.height ?? Number.POSITIVE_INFINITY)
    one.isShown = intersectionRatio >= SHARE || fills
    if (one.isShown) later(target, one)
    else {
      clearTimeout(one.timer)
      delete one.timer
    }
  }
}

/** As long as it is in the window it is looked for again: a sheet may go, a page may come back. */
function later(element: Element, one: Watched): void {
  one.timer ??= setTimeout(() => {
    delete one.timer
    if (watched.get(element) !== one || !one.isShown) return
    if (isSeen(element)) one.act()
    else later(element, one)
  }, A_MOMENT)
}

function isSeen(element: Element): boolean {
  if (document.visibilityState !== 'visible') return false
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const y = (Math.max(top, 0) + Math.min(bottom, window.innerHeight)) / 2
  const over = document.elementFromPoint((left + right) / 2, y)
  if (over === null || !element.contains(over)) return false
  return [...element.querySelectorAll('[data-cut]')].every(
    (part) => part.scrollHeight <= part.clientHeight + 1,
  )
}
