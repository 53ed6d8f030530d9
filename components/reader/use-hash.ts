import { useEffect } from 'react'
import type { Stage } from '@/lib/client/stage'
import { passageOfHash } from './passage-hash'

/** Follows a link to a passage, on arrival and later; the browser itself follows links to numbered paragraphs. */
export function useHash(stage: Stage): void {
  useEffect(() => {
    const follow = async () => {
      const range = passageOfHash(stage.blocks, window.location.hash)
      if (!range) return
      const [{ scrollToRange }, { selectRange }] = await Promise.all([
        import('@/lib/client/surface/scroll-to'),
        import('@/lib/client/surface/selection'),
      ])
      await scrollToRange(stage.blocks, range)
      selectRange(stage.blocks, range)
    }
    const onChange = () => void follow()
    onChange()
    window.addEventListener('hashchange', onChange)
    return () => window.removeEventListener('hashchange', onChange)
  }, [stage])
}
