import type { AnnotationStore } from '@/lib/client/annotation-store'

/** Frames in which whoever has closed something puts the focus where it belongs. */
const PATIENCE = 15

/** Where the focus was last, and what stood beside it when it was taken away. */
type Lost = { element: HTMLElement; around: readonly (Element | null)[]; beside: readonly (Node | null)[] }

/**
 * Finds a place for a focus that is lost because what had it has gone: a thread that somebody else deleted, a card that
 * had no room any more. That is the thread or the list around it, else the card next to it, else the text: without this
 * the keyboard would be back at the top of the page. Returns what ends it.
 */
export function keepFocus(store: AnnotationStore, text: HTMLElement): () => void {
  let lost: Lost | null = null
  let frame = 0
  const abort = new AbortController()

  const settle = (patience: number) => {
    if (lost === null || document.activeElement !== document.body || store.getState().focusing !== null)
      return
    if (patience > 0) frame = requestAnimationFrame(() => settle(patience - 1))
    else placeFor(lost, text).focus({ preventScroll: true })
  }
  const observer = new MutationObserver((records) => {
    const { element } = lost ?? {}
    if (!lost || !element || document.activeElement !== document.body) return
    const record = records.find(({ removedNodes }) =>
      [...removedNodes].some((node) => node.contains(element)),
    )
    if (!record) return
    // A card can go before its place in the list does.
    const item = lost.around.at(-1)
    const beside = item?.isConnected ? [item.nextSibling, item.previousSibling] : []
    lost = { ...lost, beside: [...beside, record.nextSibling, record.previousSibling] }
    cancelAnimationFrame(frame)
    settle(PATIENCE)
  })

  document.addEventListener(
    'focusin',
    ({ target }) => {
      const isInRoom = target instanceof HTMLElement && target.closest('main, [data-sheet]')
      lost = isInRoom
        ? { element: target, around: AROUND.map((css) => target.closest(css)), beside: [] }
        : null
    },
    { signal: abort.signal },
  )
  observer.observe(document.body, { subtree: true, childList: true })
  return () => {
    abort.abort()
    observer.disconnect()
    cancelAnimationFrame(frame)
  }
}

const AROUND = ['[data-open-thread]', '[data-sheet]', '[data-thread]'] as const

function placeFor({ element, around: [thread, sheet, item], beside }: Lost, text: HTMLElement): HTMLElement {
  const cards = [item, ...beside].map((node) => (node instanceof Element ? node.querySelector('a') : null))
  const found = [element, thread, sheet, ...cards].find((place) => place?.isConnected)
  return found instanceof HTMLElement ? found : text
}
