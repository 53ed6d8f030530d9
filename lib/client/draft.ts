import type { Selectors, TextRange } from '@/lib/anchoring/selectors'
import type { Annotation, BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { Visibility } from '@/lib/annotations/visibility'
import { sameJson } from '@/lib/client/same-json'
import type { AnnotationId, RevisionId } from '@/lib/ids'

/** A passage of the text, as it was selected. */
export type Passage = { range: TextRange; selectors: Selectors }

/** The same, with the revision in which it was selected. */
export type DraftPassage = Passage & { revisionId: RevisionId }

/** What a draft is bound to: a passage, the whole text, the annotation it answers, or the one it changes. */
export type DraftPlace =
  | { kind: 'passage'; revisionId: RevisionId; selectors: Selectors; range: TextRange }
  | { kind: 'document'; revisionId: RevisionId }
  | { kind: 'reply'; parentId: AnnotationId; rootId: AnnotationId }
  | { kind: 'edit'; annotationId: AnnotationId; rootId: AnnotationId; edit: number }

/**
 * That a draft is to be posted: why it is written, since when (ISO), and whether the server has refused it where nobody
 * could be told.
 */
export type Posting = { motivation: Motivation; at: string; isRefused?: boolean }

/**
 * Unsent words of one person. `id` is the id of the annotation that it becomes, minted when the composer opened; of a
 * draft that changes an annotation it is that annotation's. `touchedAt` is in ms and only says which was written last.
 * `number` is the one under which the server last kept it, 0 for none; `isSaved` says that it holds these very words.
 */
export type Draft = {
  id: AnnotationId
  place: DraftPlace
  motivation: 'commenting' | 'questioning'
  visibility: Visibility
  /** As they were written. */
  tags: readonly string[]
  /** Further passages that a new root is about, besides its place. */
  more: readonly DraftPassage[]
  body: BodyJson | null
  text: string
  touchedAt: number
  number: number
  isSaved: boolean
  /** Null while it is only being written. */
  posting: Posting | null
}

/** A draft that nobody has written in yet. */
export const EMPTY_DRAFT = {
  motivation: 'commenting',
  visibility: 'group',
  tags: [],
  more: [],
  body: null,
  text: '',
  touchedAt: 0,
  number: 0,
  isSaved: false,
  posting: null,
} as const satisfies Omit<Draft, 'id' | 'place'>

/** The thread that a draft belongs to; null for a new root. */
export function threadOf(draft: Draft): AnnotationId | null {
  return draft.place.kind === 'reply' || draft.place.kind === 'edit' ? draft.place.rootId : null
}

/** True when nothing has been written that would be missed. */
export function isEmptyDraft({ text, tags, more }: Draft): boolean {
  return text.trim() === '' && tags.length === 0 && more.length === 0
}

/** The passages that a draft of a root is about, in the order they were chosen; none for the whole text, or a reply. */
export function passagesOf({ place, more }: Draft): readonly DraftPassage[] {
  return place.kind === 'passage' ? [place, ...more] : []
}

/** True when an annotation says all that the draft says: then there is nothing left to post. */
export function holdsDraft(row: Said, draft: Draft): boolean {
  const { body, tags, visibility } = draft
  const isSaid = sameJson([row.body, row.tags, row.visibility], [body, tags, visibility])
  return isSaid && holdsMotivation(row, draft) && holdsPassages(row, draft)
}

type Said = Pick<Annotation, 'body' | 'tags' | 'visibility' | 'motivation' | 'targets'>

/** A reply has none to choose, nor has a highlight to which no words were added. */
function holdsMotivation({ motivation }: Said, draft: Draft): boolean {
  const isBare = motivation === 'highlighting' && draft.text.trim() === ''
  return motivation === draft.motivation || motivation === 'replying' || isBare
}

/** A change of what is posted leaves its passages. The server widens a range to whole graphemes, never narrows it. */
function holdsPassages({ targets }: Said, draft: Draft): boolean {
  if (draft.place.kind === 'document') return targets.every(({ selectors }) => selectors === null)
  if (draft.place.kind !== 'passage') return true
  const passages = passagesOf(draft)
  return (
    targets.length === passages.length &&
    passages.every(({ range }, i) => {
      const stored = targets[i]?.selectors?.position
      return stored !== undefined && stored.start <= range.start && stored.end >= range.end
    })
  )
}

/** The draft in a stored text; null when it is none of this release's. */
export function parseDraft(stored: string): Draft | null {
  let value: unknown
  try {
    value = JSON.parse(stored)
  } catch {
    return null
  }
  // What earlier releases kept says nothing of some of it.
  const whole = isObject(value) ? { ...EMPTY_DRAFT, ...value } : value
  return isDraft(whole) ? whole : null
}

const PLACES = ['passage', 'document', 'reply', 'edit']

/** Only what reading a draft relies on: the server checks the rest when it is posted. */
function isDraft(value: unknown): value is Draft {
  if (!isObject(value) || !isObject(value['place'])) return false
  const { id, place, text, touchedAt, motivation, body, visibility, tags, more, posting } = value
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    typeof touchedAt === 'number' &&
    (motivation === 'commenting' || motivation === 'questioning') &&
    (body === null || isObject(body)) &&
    VISIBILITIES.some((one) => one === visibility) &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    Array.isArray(more) &&
    more.every((passage) => isObject(passage) && isPassage(passage)) &&
    (posting === null || (isObject(posting) && typeof posting['motivation'] === 'string')) &&
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
