import type { Send } from '@/lib/client/api'
import type { Stage } from '@/lib/client/stage'
import type { ReadingPosition } from '@/lib/documents/reading-position'
import type { ReadingId } from '@/lib/ids'

/** In ms: the place is sent at most this often. */
const EVERY_MS = 15_000

/** What the place is read from and sent with. */
export type Keeping = { stage: Stage; readingId: ReadingId; send: Send }

/**
 * Keeps where the reader stops, for all their devices: every quarter of a minute while they move on, and when they leave. What
 * stood there when the page was opened is not sent, so that following a link to a passage does not count as reading on until
 * one does. Returns what ends it.
 */
export function keepPosition({ stage, readingId, send }: Keeping): () => void {
  const abort = new AbortController()
  let last: string | null = null
  let hasMoved = false

  const keep = () => {
    if (!hasMoved) return
    const position = positionOf(stage)
    if (!position || JSON.stringify(position) === last) return
    last = JSON.stringify(position)
    void send({
      method: 'POST',
      path: `/api/readings/${readingId}/position`,
      body: position,
      keepalive: true,
    }).then(
      // It is tried again with the next place, or the same.
      ({ ok }) => ok || (last = null),
    )
  }
  const moved = () => {
    hasMoved = true
  }
  const options = { signal: abort.signal, passive: true }
  for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    window.addEventListener(kind, moved, options)
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && keep(),
    options,
  )
  window.addEventListener('pagehide', keep, options)
  const timer = setInterval(keep, EVERY_MS)
  return () => {
    keep()
    clearInterval(timer)
    abort.abort()
  }
}

/** The first line below the bar; null in an article without blocks that have ids. */
export function positionOf(stage: Stage): ReadingPosition | null {
  const at = stage.firstRead()
  const block = stage.blocks.all[stage.blocks.indexAt(at)]
  const id = block?.element.dataset['b']
  return block && id !== undefined ? { blockId: id, offset: at - block.start } : null
}
