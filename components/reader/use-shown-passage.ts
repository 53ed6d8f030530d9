import { useEffect } from 'react'
import { useRoomState } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'

/** Brings the passage that a quote leads to into view, and the caret to its beginning, from where the keys go on. */
export function useShownPassage(stage: Stage): void {
  const shown = useRoomState((state) => state.shown)

  useEffect(() => {
    if (!shown) return
    const follow = async () => {
      const [{ scrollToRange }, { selectRange }] = await Promise.all([
        import('@/lib/client/surface/scroll-to'),
        import('@/lib/client/surface/selection'),
      ])
      const sheet = document.querySelector('[data-sheet]')
      const covered = sheet ? window.innerHeight - sheet.getBoundingClientRect().top : 0
      selectRange(stage.blocks, shown.range)
      document.getSelection()?.collapseToStart()
      stage.root.focus({ preventScroll: true })
      await scrollToRange(stage.blocks, shown.range, { covered })
    }
    void follow()
  }, [shown, stage])
}
