import 'server-only'
import type { Anchor } from '@/lib/anchoring/anchor'
import type { Annotation, BodyJson, Target, ThreadSummary, Valued } from '@/lib/annotations/annotation'
import type { AnnotationState } from '@/lib/annotations/state'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import type { Viewer } from '@/lib/permissions/facts'
import { areWordsKept } from '@/lib/server/annotations/erase-job'
import type { AnchorRow, AnnotationRow, TargetRow } from '@/lib/server/annotations/rows'
import type { Judged } from '@/lib/server/annotations/facts'
import { currentTime } from '@/lib/server/clock'

/** What one presentation needs besides the row: the current revision's UUID and the whole thread, judged. */
export type Presented = {
  revisionId: string
  thread: ReadonlyMap<string, Judged>
  viewer: Viewer
}

/**
 * A row as the transfer object of one viewer. Null when the law does not let the viewer place it; an empty place has
 * no author, body or text. The only way from a row to a client.
 */
export function presentAnnotation(row: AnnotationRow, given: Presented): Annotation | null {
  const judged = given.thread.get(row.id)
  if (!judged?.mayPlace) return null
  const isRoot = row.id === row.rootId
  const shown = judged.mayRead
  return {
    id: idOf(row.id),
    readingId: idOf(row.readingId),
    rootId: idOf(row.rootId),
    parentId: judged.placedParentId === null ? null : idOf(judged.placedParentId),
    author: shown ? { name: row.author.name, role: judged.skeleton.authorRole } : null,
    motivation: row.motivation,
    visibility: row.visibility,
    status: row.status,
    edit: row.edit,
    body: shown ? (row.body as BodyJson | null) : null,
    text: shown ? row.text : '',
    tags: shown ? row.tags : [],
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    restorable: isRestorable(row, judged),
    targets: isRoot ? row.targets.map((target) => presentTarget(target, given.revisionId)) : [],
    thread: isRoot ? presentThread(row, given) : null,
    valued: shown ? presentValued(row, given.viewer) : { count: 0, byViewer: false },
    follows: judged.placedBeforeId === null ? null : idOf(judged.placedBeforeId),
    facts: { annotation: publishedFacts(judged), thread: judged.facts.thread },
  }
}

/** Of an empty place nobody learns what its author is; nothing that is shown there asks. */
function publishedFacts({ facts: { annotation }, mayRead }: Judged): AnnotationState {
  return mayRead ? annotation : { ...annotation, byModerator: false }
}

function presentValued({ valueCount, valuedBy }: AnnotationRow, { userId }: Viewer): Valued {
  return { count: valueCount, byViewer: userId !== null && valuedBy.includes(uuidOf(userId)) }
}

/** Deleted words wait for the job that erases them. */
function isRestorable(row: AnnotationRow, judged: Judged): boolean {
  const isOwn = judged.facts.annotation.authorIsViewer
  return row.deletedAt !== null && isOwn && areWordsKept(row, currentTime())
}

function presentThread(row: AnnotationRow, given: Presented): ThreadSummary {
  const replies = [...given.thread.values()].filter((one) => one.mayPlace && one.skeleton.id !== row.id)
  return {
    resolvedAt: row.thread?.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.thread?.resolvedAt ? row.thread.resolvedByName : null,
    replyIds: replies.map((one) => idOf<AnnotationId>(one.skeleton.id)),
  }
}

function presentTarget(target: TargetRow, revisionId: string): Target {
  const { start, end, exact, prefix, suffix } = target
  const anchor = target.anchors.find((one) => one.revisionId === revisionId)
  const isWhole = start === null || end === null || exact === null
  return {
    revisionId: idOf(target.revision.id),
    revision: target.revision.number,
    selectors: isWhole
      ? null
      : {
          quote: { type: 'TextQuoteSelector', exact, prefix: prefix ?? '', suffix: suffix ?? '' },
          position: { type: 'TextPositionSelector', start, end },
          blocks: { start: target.startBlock, end: target.endBlock },
        },
    anchor: anchor ? presentAnchor(anchor) : null,
  }
}

function presentAnchor(row: AnchorRow): Anchor {
  const { state, start, end, confidence, reason } = row
  if (state === 'orphan' || start === null || end === null)
    return { state: 'orphan', reason: reason ?? 'weak' }
  return { state, start, end, confidence }
}
