import { useEffect, useState } from 'react'
import type { MarginLayout } from '@/lib/client/margin-layout'
import type { Room } from '@/lib/client/room'
import type { RoomKeys } from '@/lib/client/room-keys'
import type { Stage } from '@/lib/client/stage'

/** `isPainted` is false where the server has marked the passages; then no editor is mounted either. */
export type StageOptions = { isPainted: boolean; say: (words: string) => void }

/** The article as it can be measured, the layout of its margin, and the keys that are pressed from now on. */
export type ReadyStage = { stage: Stage; layout: MarginLayout; keys: RoomKeys }

/**
 * The article once it can be measured, painted, clicked and walked through; null before. What does this is fetched after
 * the page has come to life, and for those who may annotate the editor's surface follows when the browser is idle.
 */
export function useStage(room: Room, { isPainted, say }: StageOptions): ReadyStage | null {
  const [ready, showReady] = useState<ReadyStage | null>(null)

  useEffect(() => {
    const root = document.getElementById('article')
    if (!root) return
    let stop: (() => void) | null = null
    let isGone = false
    void import('./stage-parts').then(({ setUpStage }) => {
      if (isGone) return
      const made = setUpStage(room, root, { isPainted, say })
      stop = made.stop
      showReady(made)
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [room, isPainted, say])

  return ready
}
