import type { StoredDraft } from '@/lib/annotations/stored-draft'
import { sameJson } from '@/lib/client/same-json'
import { passagesOf } from '@/lib/client/draft'
import type { Draft, DraftPassage, DraftPlace } from '@/lib/client/draft'

type Target = NonNullable<StoredDraft['targets']>[number]

/** A draft as it is sent to be kept; its reading and its id stand in the address. */
export type SentDraft = Partial<Pick<StoredDraft, 'parentId' | 'targets' | 'seenEdit'>> &
  Pick<StoredDraft, 'kind' | 'motivation' | 'visibility' | 'body' | 'tags' | 'number'>

/** The draft as it is sent. What is to be there on another device stands here and in `fromWire`. */
export function toWire(draft: Draft): SentDraft {
  const { place, motivation, visibility, body, tags, number } = draft
  const words = { motivation, visibility, body, tags: [...tags], number }
  switch (place.kind) {
    case 'passage':
      return {
        ...words,
        kind: 'create',
        targets: passagesOf(draft).map(({ revisionId, selectors }) => ({ revisionId, selectors })),
      }
    case 'document':
      return { ...words, kind: 'create', targets: [{ revisionId: place.revisionId, selectors: null }] }
    case 'reply':
      return { ...words, kind: 'reply', parentId: place.parentId }
    case 'edit':
      return { ...words, kind: 'edit', seenEdit: place.edit }
  }
}

/** True when the server keeps all that the draft says, whatever it is numbered. */
export function keepsDraft(stored: StoredDraft, draft: Draft): boolean {
  const { number: _, ...sent } = toWire(draft)
  return Object.entries(sent).every(([key, value]) => sameJson(stored[key as keyof StoredDraft], value))
}

/** The draft that the server keeps; null for one of a kind that this page does not know. */
export function fromWire(stored: StoredDraft): Draft | null {
  const place = placeOf(stored)
  if (place === null) return null
  const { id, motivation, visibility, body, text, tags, targets, number, savedAt } = stored
  return {
    id,
    place,
    motivation: motivation === 'questioning' ? motivation : 'commenting',
    visibility,
    tags,
    more: (targets ?? []).slice(1).flatMap(passageOf),
    body,
    text,
    touchedAt: Date.parse(savedAt),
    number,
    isSaved: true,
    posting: null,
  }
}

function placeOf({ id, kind, parentId, rootId, targets, seenEdit }: StoredDraft): DraftPlace | null {
  if (kind === 'edit') return { kind, annotationId: id, rootId: rootId ?? id, edit: seenEdit ?? 1 }
  if (kind === 'reply') return parentId === null ? null : { kind, parentId, rootId: rootId ?? parentId }
  const [target] = targets ?? []
  if (!target) return null
  const [passage] = passageOf(target)
  return passage ? { kind: 'passage', ...passage } : { kind: 'document', revisionId: target.revisionId }
}

function passageOf({ revisionId, selectors }: Target): DraftPassage[] {
  if (selectors === null) return []
  const { start, end } = selectors.position
  return [{ revisionId, selectors, range: { start, end } }]
}
