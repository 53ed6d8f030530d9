import { whenIdle } from './idle'
import type { Surface, SurfaceOptions } from './mount-surface'

/** `onMount` is told of the surface; `onNone`, that there will be none. */
type Loading = Omit<SurfaceOptions, 'signal'> & {
  onMount?: (surface: Surface) => void
  onNone?: () => void
}

/**
 * Fetches the editor when the browser is idle and mounts it over `root`; the reading page needs none of it before.
 * Returns a function that gives up, or takes the editor down again. Where it cannot be fetched the page stays as it is.
 */
export function loadSurface(root: HTMLElement, { onMount, onNone, ...options }: Loading = {}): () => void {
  const abort = new AbortController()
  const mounted = mount(root, { ...options, signal: abort.signal })
  void mounted.then((surface) => {
    if (abort.signal.aborted) return
    if (surface) onMount?.(surface)
    else onNone?.()
  })
  return () => {
    abort.abort()
    void mounted.then((surface) => surface?.destroy())
  }
}

async function mount(root: HTMLElement, options: SurfaceOptions): Promise<Surface | null> {
  if (!(await whenIdle(options.signal))) return null
  try {
    const { mountSurface } = await import('./mount-surface')
    return await mountSurface(root, options)
  } catch (reason) {
    // Reading and annotating do not depend on the editor.
    reportError(reason)
    return null
  }
}
