import type { Annotation, Target } from '@/lib/annotations/annotation'
import type { AnnotationId, AnyId, ReadingId, RevisionId } from '@/lib/ids'
import { idOf } from '@/lib/ids'
import { plainQuestion } from '@/tests/support/facts'

/** An id that a test can name: the number's UUID. Ordered as the numbers are. */
export function anId<T extends AnyId = AnnotationId>(number: number): T {
  return idOf<T>(`00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`)
}

export const READING = anId<ReadingId>(0xaaaa)
export const REVISION = anId<RevisionId>(0xbbbb)

/** A target on a range of the current revision; without one, on the whole document. */
export function aTarget(range?: { start: number; end: number }): Target {
  if (range === undefined) return { revisionId: REVISION, revision: 1, selectors: null, anchor: null }
  return {
    revisionId: REVISION,
    revision: 1,
    selectors: {
      quote: {
        type: 'TextQuoteSelector',
        exact: 'x'.repeat(range.end - range.start),
        prefix: '',
        suffix: '',
      },
      position: { type: 'TextPositionSelector', ...range },
      blocks: { start: null, end: null },
    },
    anchor: { state: 'exact', ...range, confidence: 1 },
  }
}

/** An approved annotation of another for the group: a root, or with `rootId` a reply. */
export function anAnnotation(given: Partial<Annotation> & { id: AnnotationId }): Annotation {
  const { annotation, thread } = plainQuestion().facts
  const rootId = given.rootId ?? given.id
  const isRoot = rootId === given.id
  return {
    readingId: READING,
    rootId,
    parentId: isRoot ? null : rootId,
    author: { name: 'Ben', role: 'member' },
    motivation: isRoot ? 'commenting' : 'replying',
    visibility: 'group',
    status: 'approved',
    edit: 1,
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Words' }] }] },
    text: 'Words',
    tags: [],
    createdAt: '2026-10-05T10:00:00.000Z',
    editedAt: null,
    restorable: false,
    targets: isRoot ? [aTarget()] : [],
    thread: isRoot ? { resolvedAt: null, resolvedBy: null, replyIds: [] } : null,
    valued: { count: 0, byViewer: false },
    follows: null,
    facts: { annotation, thread },
    ...given,
  }
}
