import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { Draft } from '@/lib/client/draft'
import { shownAgain } from '@/lib/client/ledger'
import { changeLedger } from '@/lib/client/take-frame'
import type { Problem } from '@/lib/errors/problem'
import type { AnnotationId } from '@/lib/ids'

type Tools = {
  put: (draft: Draft) => void
  change: (id: AnnotationId, part: Partial<Pick<Draft, 'number'>>) => void
  explain: (id: AnnotationId, problem: Problem | null) => void
}

/** Taking over what the server says of drafts, and that their writer has left. */
export function createTaking(store: AnnotationStore, { put, change, explain }: Tools) {
  return {
    /** Takes over what the server says of a draft; its words stay. */
    mark: (id: AnnotationId, part: Partial<Pick<Draft, 'number' | 'isSaved'>>) => {
      const held = store.getState().drafts.get(id)
      if (held) put({ ...held, ...part })
    },
    /** Takes over a draft as the server has it, instead of what was here. */
    take: (draft: Draft) => {
      put(draft)
      explain(draft.id, null)
    },
    /** Keeps the words that are here, over what another device has saved under this number. */
    keepMine: (id: AnnotationId, number: number) => {
      explain(id, null)
      change(id, { number })
    },
    /** Their writer has signed out on this device: no word stays in this page. What the server has, it keeps. */
    leave: () => {
      store.setState({ drafts: new Map(), problems: new Map(), composing: null, adding: null })
      changeLedger(store, (ledger) => shownAgain({ ...ledger, overlay: new Map() }))
    },
  }
}
