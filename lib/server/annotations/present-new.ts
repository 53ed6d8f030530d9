import 'server-only'
import type { Anchor } from '@/lib/anchoring/anchor'
import type { Annotation } from '@/lib/annotations/annotation'
import { AppError } from '@/lib/errors/app-error'
import type { NewTarget } from '@/lib/server/annotations/check-targets'
import { judgeThread, type Judge } from '@/lib/server/annotations/facts'
import type { NewAnnotation } from '@/lib/server/annotations/insert-annotation'
import { presentAnnotation } from '@/lib/server/annotations/present'
import type { AnchorRow, AnnotationRow, Skeleton, TargetRow } from '@/lib/server/annotations/rows'
import type { LoadedReading } from '@/lib/server/documents/load-reading'
import { currentRevision } from '@/lib/server/annotations/load-thread'

/** What was stored a moment ago, by whom it was and is asked for, and what stood in its thread before. */
type Stored = {
  annotation: NewAnnotation
  targets: readonly NewTarget[]
  earlier: readonly Skeleton[]
  judge: Judge
  /** The author's name. */
  name: string
  reading: LoadedReading
}

/**
 * An annotation that was stored in this transaction as its author sees it, made from what was stored instead of reading
 * it back. A test compares it with what is read.
 */
export function presentNew({ annotation, targets, earlier, judge, name, reading }: Stored): Annotation {
  const revisionId = currentRevision(reading)
  const skeleton: Skeleton = {
    ...annotation,
    authorRole: reading.row.role,
    deletedAt: null,
    lockedAt: earlier[0]?.lockedAt ?? null,
  }
  const row: AnnotationRow = {
    ...annotation,
    tags: annotation.tags.map(({ label }) => label),
    edit: 1,
    editedAt: null,
    deletedAt: null,
    author: { name },
    thread: annotation.parentId === null ? { resolvedAt: null, resolvedByName: null } : null,
    targets: targets.map((target) => targetRow(target, revisionId)),
    valueCount: 0,
    valuedBy: [],
  }
  const presented = presentAnnotation(row, {
    revisionId,
    viewer: judge.viewer,
    thread: judgeThread(judge, [...earlier, skeleton]),
  })
  if (!presented) throw new AppError('not_found')
  return presented
}

function targetRow({ revision, selectors, anchor }: NewTarget, revisionId: string): TargetRow {
  return {
    start: selectors?.position.start ?? null,
    end: selectors?.position.end ?? null,
    exact: selectors?.quote.exact ?? null,
    prefix: selectors?.quote.prefix ?? null,
    suffix: selectors?.quote.suffix ?? null,
    startBlock: selectors?.blocks.start ?? null,
    endBlock: selectors?.blocks.end ?? null,
    revision,
    anchors: anchor ? [anchorRow(anchor, revisionId)] : [],
  }
}

function anchorRow(anchor: Anchor, revisionId: string): AnchorRow {
  return anchor.state === 'orphan'
    ? { ...anchor, revisionId, start: null, end: null, confidence: 0 }
    : { ...anchor, revisionId, reason: null }
}
