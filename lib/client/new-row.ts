import type { Annotation } from '@/lib/annotations/annotation'
import type { Motivation } from '@/lib/annotations/motivation'
import type { RoomState } from '@/lib/client/annotation-store'
import type { Draft } from '@/lib/client/draft'
import { isModerating } from '@/lib/groups/role'

/** What has been written, why, and when (an ISO time). */
export type Written = { draft: Draft; motivation: Motivation; at: string }

/** An annotation as its author sees it until the server answers; the answer replaces it whole. */
export function newRow(state: RoomState, { draft, motivation, at }: Written): Annotation {
  const { id, place, body, text } = draft
  const isReply = place.kind === 'reply'
  const root = isReply ? state.ledger.shown.get(place.rootId) : undefined
  return {
    id,
    readingId: state.reading.id,
    rootId: isReply ? place.rootId : id,
    parentId: isReply ? place.parentId : null,
    author: { name: state.viewer.name ?? '', role: state.facts.role },
    motivation,
    visibility: root?.visibility ?? 'group',
    status: 'approved',
    edit: 1,
    body: text.trim() === '' ? null : body,
    text,
    createdAt: at,
    editedAt: null,
    restorable: false,
    targets: isReply ? [] : [targetOf(state, draft)],
    thread: isReply ? null : { resolvedAt: null, resolvedBy: null, replyIds: [] },
    valued: { count: 0, byViewer: false },
    follows: root?.thread?.replyIds.at(-1) ?? null,
    facts: {
      annotation: {
        authorIsViewer: true,
        byModerator: isModerating(state.facts.role),
        live: true,
        status: 'approved',
        visibility: root?.visibility ?? 'group',
        circle: 'all',
        gate: 'open',
        hasReadableReply: false,
      },
      thread: root ? root.facts.thread : { rootIsReadable: true, startedByViewer: true, locked: false },
    },
  }
}

function targetOf({ reading }: RoomState, { place }: Draft): Annotation['targets'][number] {
  const { id, number } = reading.revision
  if (place.kind !== 'passage') return { revisionId: id, revision: number, selectors: null, anchor: null }
  const anchor = { state: 'exact', ...place.range, confidence: 1 } as const
  return { revisionId: place.revisionId, revision: number, selectors: place.selectors, anchor }
}
