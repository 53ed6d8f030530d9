import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationsApi, NewAnnotation } from '@/lib/client/annotations-api'
import type { Result } from '@/lib/errors/result'
import type { Motivation } from '@/lib/annotations/motivation'
import type { AnnotationId } from '@/lib/ids'

/** What is posted: a root, or a reply to `parentId`. */
export type New = Omit<NewAnnotation, 'motivation' | 'targets'> & {
  motivation: Motivation
  parentId: AnnotationId | null
  targets: readonly NewAnnotation['targets'][number][]
}

/** Posts it. Its id was minted when it was begun: sent twice, by two tabs or after a lost answer, it is there once. */
export function sendNew(api: AnnotationsApi, said: New): Promise<Result<{ annotation: Annotation }>> {
  const { id, readingId, parentId, motivation, visibility, tags, body, targets, draftNumber } = said
  if (parentId !== null && body !== null)
    return api.reply(parentId, { id, visibility, tags, draftNumber, body })
  const places = targets.map(({ revisionId, selectors }) => ({ revisionId, selectors }))
  const chosen = motivation === 'replying' ? 'commenting' : motivation
  return api.create({
    id,
    readingId,
    motivation: chosen,
    visibility,
    tags,
    body,
    targets: places,
    draftNumber,
  })
}

/** Lets no two tabs send the same at a time; where the browser has no locks, the server alone sees to it. */
export function oneTabAtATime<T>(id: AnnotationId, act: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined
  return locks ? locks.request(`postil:post:${id}`, act) : act()
}
