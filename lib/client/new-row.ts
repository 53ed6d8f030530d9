import type { Annotation } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { RoomState } from '@/lib/client/annotation-store'
import { passagesOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'
import { isModerating } from '@/lib/groups/role'

/** What has been written, why, and when (an ISO time). */
export type Written = { draft: Draft; motivation: Motivation; at: string }

/** An annotation as its author sees it until the server answers; the answer replaces it whole. */
export function newRow(state: RoomState, { draft, motivation, at }: Written): Annotation {
  const { id, place, body, text, visibility, tags } = draft
  const isReply = place.kind === 'reply'
  const root = isReply ? state.ledger.shown.get(place.rootId) : undefined
  return {
    id,
    readingId: state.reading.id,
    rootId: isReply ? place.rootId : id,
    parentId: isReply ? place.parentId : null,
    author: { name: state.viewer.name ?? '', role: state.facts.role },
    motivation,
    visibility,
    status: 'approved',
    edit: 1,
    body: text.trim() === '' ? null : body,
    text,
    tags: [...tags],
    createdAt: at,
    editedAt: null,
    restorable: false,
    targets: isReply ? [] : targetsOf(state, draft),
    thread: isReply ? null : { resolvedAt: null, resolvedBy: null, replyIds: [] },
    valued: { count: 0, byViewer: false },
    follows: root?.thread?.replyIds.at(-1) ?? null,
    facts: {
      annotation: {
        authorIsViewer: true,
        byModerator: isModerating(state.facts.role),
        live: true,
        status: 'approved',
        visibility,
        circle: 'all',
        gate: 'open',
        hasReadableReply: false,
      },
      thread: root ? root.facts.thread : { rootIsReadable: true, startedByViewer: true, locked: false },
    },
  }
}

function targetsOf({ reading }: RoomState, draft: Draft): Annotation['targets'] {
  const { id, number } = reading.revision
  const { place } = draft
  if (place.kind !== 'passage') return [{ revisionId: id, revision: number, selectors: null, anchor: null }]
  return passagesOf(draft).map(({ revisionId, range, selectors }) => {
    const anchor = { state: 'exact', ...range, confidence: 1 } as const
    return { revisionId, revision: number, selectors, anchor }
  })
}
