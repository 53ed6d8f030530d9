import type { Motivation } from '@/lib/annotations/motivation'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { Draft } from '@/lib/client/draft'
import type { DraftBox } from '@/lib/client/drafts'
import type { AnnotationId } from '@/lib/ids'

type Tools = { put: (draft: Draft) => void; box: DraftBox | null }

/** Which drafts their writer wants posted. The wish is kept with the words, until the server has them. */
export function createWishing(store: AnnotationStore, { put, box }: Tools) {
  const heldHere = (id: AnnotationId) => store.getState().drafts.get(id)
  return {
    /** Keeps a draft that is to be posted, also over a reload; what has no words, as a highlight, is kept nowhere else. */
    wish: (draft: Draft, motivation: Motivation) => {
      const posting = { motivation, at: draft.posting?.at ?? new Date().toISOString() }
      const held = heldHere(draft.id)
      if (held) put({ ...held, posting })
      else if (box) store.setState({ areDraftsKept: box.keep({ ...draft, posting }) })
    },
    /** It is not to be posted any more: it has been, was refused, or is taken back. Its words stay where they are. */
    unwish: (id: AnnotationId) => {
      const held = heldHere(id)
      if (held) return put({ ...held, posting: null })
      const kept = box?.find(id)
      if (kept) box?.forget(kept)
    },
    /** False once another tab has posted it, or its writer has taken it back there. */
    isWished: (id: AnnotationId): boolean => {
      const { areDraftsKept } = store.getState()
      return box === null || !areDraftsKept || (box.find(id)?.posting ?? null) !== null
    },
    /** A draft as it is here, or else as it is kept on the device. */
    bring: (kept: Draft): Draft => {
      if (!heldHere(kept.id)) put(kept)
      return heldHere(kept.id) ?? kept
    },
    /** What an earlier visit, or another tab, wanted posted, in the order in which it was written. */
    wished: (): Draft[] => (box?.all() ?? []).filter(({ posting }) => posting !== null).reverse(),
  }
}
