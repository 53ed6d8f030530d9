import type { Selectors } from '@/lib/anchoring/selectors'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { PlainText } from '@/lib/documents/plain-text'
import { idOf, mintId, uuidOf, type AnnotationId } from '@/lib/ids'
import type { Random } from './random'
import { passages, replyCount, wording } from './shapes'

/** A row of `annotation`; ids are UUIDs. `selectors` stand at roots only. */
export type SeededRow = {
  id: string
  rootId: string
  parentId: string | null
  authorId: string
  motivation: Motivation
  body: BodyJson | null
  text: string
  createdAt: Date
  selectors: Selectors | null
}

/** `people` are UUIDs; the first ones write most. */
export type RowsAsked = {
  text: PlainText
  people: readonly string[]
  count: number
  random: Random
  /** Makes the ids, which no two readings may share. */
  ids: Random
  from: Date
}

/** In ms between two annotations. */
const PACE = 60_000

/** So many anchored roots, none resolved and all visible to the group, each followed by its replies. */
export function* seededRows({ text, people, count, random, ids, from }: RowsAsked): Generator<SeededRow> {
  const nextPassage = passages(text, random)
  let time = from.getTime()
  const base = (): Pick<SeededRow, 'id' | 'authorId' | 'createdAt'> => {
    time += PACE
    return {
      id: uuidOf(mintId<AnnotationId>(time, ids.bytes(10))),
      // The square leans to the first: a few people write most.
      authorId: people[Math.floor(random.next() ** 2 * people.length)] ?? '',
      createdAt: new Date(time),
    }
  }
  for (let i = 0; i < count; i++) {
    const motivation = motivationOf(random)
    const root = base()
    const words = motivation === 'highlighting' ? '' : wording(text.text, random)
    yield {
      ...root,
      rootId: root.id,
      parentId: null,
      motivation,
      body: bodyOf(words),
      text: words,
      selectors: nextPassage(),
    }
    const thread = [root.id]
    const replies = motivation === 'highlighting' ? 0 : replyCount(random)
    for (let k = 0; k < replies; k++) {
      const reply = base()
      const said = wording(text.text, random)
      const parentId = thread[random.below(thread.length)] ?? root.id
      yield {
        ...reply,
        rootId: root.id,
        parentId,
        motivation: 'replying',
        body: bodyOf(said),
        text: said,
        selectors: null,
      }
      thread.push(reply.id)
    }
  }
}

/** A body with these words; null without any. */
export function bodyOf(text: string): BodyJson | null {
  if (text === '') return null
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }
}

/** A fresh id of an annotation, as a client would mint it. */
export function freshAnnotationId(): AnnotationId {
  return idOf<AnnotationId>(uuidOf(mintId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))))
}

function motivationOf(random: Random): Motivation {
  const kind = random.next()
  if (kind < 0.15) return 'highlighting'
  return kind < 0.3 ? 'questioning' : 'commenting'
}
