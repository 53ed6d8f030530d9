import { TARGETS_LIMIT } from '@/lib/annotations/limits'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { passagesOf } from '@/lib/client/draft'
import type { Draft, DraftPassage, Passage } from '@/lib/client/draft'
import type { AnnotationId } from '@/lib/ids'

type Tools = {
  change: (id: AnnotationId, part: Partial<Pick<Draft, 'place' | 'more'>>) => void
  unfold: (id: AnnotationId) => void
}

/** Adding passages to a draft: begun in its composer, done in the text. */
export function createAdding(store: AnnotationStore, { change, unfold }: Tools) {
  return {
    /** From now on what is selected and annotated is added to this draft. */
    beginAdding: (id: AnnotationId) => store.setState({ adding: id, focusing: null }),
    stopAdding: () => {
      const { adding } = store.getState()
      store.setState({ adding: null })
      if (adding) unfold(adding)
    },
    /** Adds a passage to the draft that looks for one, unless it is there already or there are enough. */
    addPassage: ({ range, selectors }: Passage) => {
      const { adding, drafts, reading } = store.getState()
      const draft = adding && drafts.get(adding)
      if (!draft) return
      const passages = passagesOf(draft)
      const isThere = passages.some((one) => one.range.start === range.start && one.range.end === range.end)
      if (!isThere && passages.length < TARGETS_LIMIT) {
        change(draft.id, { more: [...draft.more, { revisionId: reading.revision.id, range, selectors }] })
      }
      store.setState({ adding: null })
      unfold(draft.id)
    },
    /** Takes one of several passages away; the next stands in the place of the first. */
    removePassage: (id: AnnotationId, index: number) => {
      const draft = store.getState().drafts.get(id)
      if (!draft) return
      const [first, ...more] = passagesOf(draft).filter((_, i) => i !== index)
      if (first) change(id, { place: { kind: 'passage', ...passage(first) }, more })
    },
  }
}

function passage({ revisionId, range, selectors }: DraftPassage) {
  return { revisionId, range, selectors }
}
