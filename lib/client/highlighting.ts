import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { Composing } from '@/lib/client/composing'
import { passagesOf } from '@/lib/client/draft'
import type { Draft, Passage } from '@/lib/client/draft'
import { newRow } from '@/lib/client/new-row'
import type { Change } from '@/lib/client/overlay'
import type { Problem } from '@/lib/errors/problem'

type Tools = {
  store: AnnotationStore
  composing: Composing
  carryOut: (change: Change, keep?: () => void) => Promise<Problem | null>
  isGone: (change: Change, problem: Problem) => boolean
  forget: (change: Change) => void
}

/** Highlights have no words to be written: their card alone says what became of them. */
export function createHighlighting({ store, composing, carryOut, isGone, forget }: Tools) {
  /** Shows and sends one that is wished. */
  async function post(draft: Draft, keep?: () => void): Promise<Problem | null> {
    const at = draft.posting?.at ?? new Date().toISOString()
    const row = newRow(store.getState(), { draft, motivation: 'highlighting', at })
    const ranges = passagesOf(draft).map(({ range }) => range)
    const change = { kind: 'create', id: draft.id, row, ranges, draftNumber: 0 } as const
    return sent(change, await carryOut(change, keep))
  }

  /** What becomes of one that was sent. */
  function sent(change: Change, problem: Problem | null): Problem | null {
    if (problem === null) composing.unwish(change.id)
    else if (isGone(change, problem)) forget(change)
    return problem
  }

  return {
    post,
    sent,
    highlight: ({ range, selectors }: Passage) => {
      const revisionId = store.getState().reading.revision.id
      const draft = composing.blank({ kind: 'passage', range, selectors, revisionId })
      return post(draft, () => composing.wish(draft, 'highlighting'))
    },
  }
}
