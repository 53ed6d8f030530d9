import type { Selectors, TextRange } from '@/lib/anchoring/selectors'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { AnnotationId, RevisionId } from '@/lib/ids'

/** What a draft is bound to: a passage, the whole text, the annotation it answers, or the one it changes. */
export type DraftPlace =
  | { kind: 'passage'; revisionId: RevisionId; selectors: Selectors; range: TextRange }
  | { kind: 'document'; revisionId: RevisionId }
  | { kind: 'reply'; parentId: AnnotationId; rootId: AnnotationId }
  | { kind: 'edit'; annotationId: AnnotationId; rootId: AnnotationId; edit: number }

/**
 * Unsent words of one person. `id` is the id of the annotation that it becomes, minted when the composer opened; of a
 * draft that changes an annotation it is that annotation's. `touchedAt` is in ms and only says which was written last.
 * `number` is the one under which the server last kept it, 0 for none; `isSaved` says that it holds these very words.
 */
export type Draft = {
  id: AnnotationId
  place: DraftPlace
  motivation: 'commenting' | 'questioning'
  body: BodyJson | null
  text: string
  touchedAt: number
  number: number
  isSaved: boolean
}

/** A draft that nobody has written in yet. */
export const EMPTY_DRAFT = {
  motivation: 'commenting',
  body: null,
  text: '',
  touchedAt: 0,
  number: 0,
  isSaved: false,
} as const satisfies Omit<Draft, 'id' | 'place'>

/** The thread that a draft belongs to; null for a new root. */
export function threadOf(draft: Draft): AnnotationId | null {
  return draft.place.kind === 'reply' || draft.place.kind === 'edit' ? draft.place.rootId : null
}

/** True when nothing has been written that would be missed. */
export function isEmptyDraft(draft: Draft): boolean {
  return draft.text.trim() === ''
}

/** The draft in a stored text; null when it is none of this release's. */
export function parseDraft(stored: string): Draft | null {
  let value: unknown
  try {
    value = JSON.parse(stored)
  } catch {
    return null
  }
  // An earlier release kept no numbers.
  return isDraft(value) ? { ...EMPTY_DRAFT, ...value } : null
}

const PLACES = ['passage', 'document', 'reply', 'edit']

/** Only what reading a draft relies on: the server checks the rest when it is posted. */
function isDraft(value: unknown): value is Draft {
  if (!isObject(value) || !isObject(value['place'])) return false
  const { id, place, text, touchedAt, motivation, body } = value
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    typeof touchedAt === 'number' &&
    (motivation === 'commenting' || motivation === 'questioning') &&
    (body === null || isObject(body)) &&
    PLACES.includes(String(place['kind'])) &&
    (place['kind'] !== 'passage' || isPassage(place))
  )
}

function isPassage(place: Record<string, unknown>): boolean {
  const { range, selectors } = place
  if (!isObject(range) || !isObject(selectors) || !isObject(selectors['quote'])) return false
  return (
    Number.isInteger(range['start']) &&
    Number.isInteger(range['end']) &&
    typeof selectors['quote']['exact'] === 'string'
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
