import type { StoredDraft } from '@/lib/annotations/stored-draft'
import type { Draft, DraftPlace } from '@/lib/client/draft'

/** A draft as it is sent to be kept; its reading and its id stand in the address. */
export type SentDraft = Partial<Pick<StoredDraft, 'parentId' | 'targets' | 'seenEdit'>> &
  Pick<StoredDraft, 'kind' | 'motivation' | 'body' | 'number'>

/** The draft as it is sent. What is to be there on another device stands here and in `fromWire`. */
export function toWire({ place, motivation, body, number }: Draft): SentDraft {
  const words = { motivation, body, number }
  switch (place.kind) {
    case 'passage':
      return {
        ...words,
        kind: 'create',
        targets: [{ revisionId: place.revisionId, selectors: place.selectors }],
      }
    case 'document':
      return { ...words, kind: 'create', targets: [{ revisionId: place.revisionId, selectors: null }] }
    case 'reply':
      return { ...words, kind: 'reply', parentId: place.parentId }
    case 'edit':
      return { ...words, kind: 'edit', seenEdit: place.edit }
  }
}

/** The draft that the server keeps; null for one of a kind that this page does not know. */
export function fromWire(stored: StoredDraft): Draft | null {
  const place = placeOf(stored)
  if (place === null) return null
  const { id, motivation, body, text, number, savedAt } = stored
  return {
    id,
    place,
    motivation: motivation === 'questioning' ? motivation : 'commenting',
    body,
    text,
    touchedAt: Date.parse(savedAt),
    number,
    isSaved: true,
  }
}

function placeOf({ id, kind, parentId, rootId, targets, seenEdit }: StoredDraft): DraftPlace | null {
  if (kind === 'edit') return { kind, annotationId: id, rootId: rootId ?? id, edit: seenEdit ?? 1 }
  if (kind === 'reply') return parentId === null ? null : { kind, parentId, rootId: rootId ?? parentId }
  const [target] = targets ?? []
  if (!target) return null
  const { revisionId, selectors } = target
  if (selectors === null) return { kind: 'document', revisionId }
  const { start, end } = selectors.position
  return { kind: 'passage', revisionId, selectors, range: { start, end } }
}
