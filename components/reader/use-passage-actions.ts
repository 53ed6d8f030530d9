import { useCallback, useMemo } from 'react'
import type { TextRange } from '@/lib/anchoring/selectors'
import { passageAt } from '@/lib/client/passage'
import { useRoom } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { messageFor } from '@/lib/messages/format'
import { copyLink } from '@/components/annotations/copy-link'
import { showToast } from '@/components/ui/show-toast'
import { passageHash } from './passage-hash'

/** What can be done with a passage of the text. */
export type PassageActions = {
  annotate: (range: TextRange) => void
  question: (range: TextRange) => void
  highlight: (range: TextRange) => void
  copy: (range: TextRange) => void
}

/** The actions of the toolbar and of the keys, which are the same. */
export function usePassageActions(stage: Stage | null): PassageActions {
  const { store, composing, changing } = useRoom()
  const passage = useCallback((range: TextRange) => (stage ? passageAt(stage.blocks, range) : null), [stage])
  return useMemo(
    () => ({
      annotate: (range) => {
        const found = passage(range)
        if (!found) return
        // While another passage is looked for, what is selected belongs to the draft that looks for it.
        if (store.getState().adding === null) void composing.annotate(found)
        else void composing.addPassage(found)
      },
      question: (range) => {
        const found = passage(range)
        if (found) void composing.annotate(found, 'questioning')
      },
      highlight: (range) => {
        const found = passage(range)
        if (!found) return
        const sent = changing.highlight(found)
        document.getSelection()?.collapseToStart()
        void sent.then((problem) => problem && showToast({ text: messageFor(problem) }))
      },
      copy: (range) => {
        const { id } = store.getState().reading
        if (stage) void copyLink(`/r/${id}${passageHash(stage.blocks, range)}`)
      },
    }),
    [store, composing, changing, stage, passage],
  )
}
