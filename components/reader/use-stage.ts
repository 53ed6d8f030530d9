import { useEffect, useState } from 'react'
import type { Room } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { can } from '@/lib/permissions/can'

/** `isPainted` is false where the server has marked the passages; then no editor is mounted either. */
export type StageOptions = { isPainted: boolean; say: (words: string) => void }

/**
 * The article once it can be measured, painted, clicked and walked through; null before. What does this is fetched after
 * the page has come to life, and for those who may annotate the editor's surface follows when the browser is idle.
 */
export function useStage(room: Room, { isPainted, say }: StageOptions): Stage | null {
  const [stage, setStage] = useState<Stage | null>(null)

  useEffect(() => {
    const root = document.getElementById('article')
    if (!root) return
    let stop: (() => void) | null = null
    let isGone = false
    void import('./stage-parts').then(({ setUpStage }) => {
      if (isGone) return
      const set = setUpStage(room, root, { isPainted, say })
      stop = set.stop
      setStage(set.stage)
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [room, isPainted, say])

  useEffect(() => {
    const { viewer, facts } = room.store.getState()
    if (!stage || !isPainted || !can(viewer, 'reading:annotate', facts)) return
    let stop: (() => void) | null = null
    let isGone = false
    void import('@/lib/client/surface/load-surface').then(({ loadSurface }) => {
      if (!isGone) stop = loadSurface(stage.root)
    }, reportError)
    return () => {
      isGone = true
      stop?.()
    }
  }, [room, stage, isPainted])

  return stage
}
