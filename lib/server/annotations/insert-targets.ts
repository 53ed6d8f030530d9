import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { checkSelectors } from '@/lib/anchoring/check-selectors'
import { resolve } from '@/lib/anchoring/resolve'
import type { Selectors } from '@/lib/anchoring/selectors'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type AnnotationId, type RevisionId } from '@/lib/ids'
import type { Tx } from '@/lib/server/db/client'
import { getRevision } from '@/lib/server/documents/revision-cache'

type TargetInput = { revisionId: RevisionId; selectors: Selectors | null }
type Checked = { revisionId: string; selectors: Selectors | null }

/**
 * Compares each target with the stored text of its revision: the revision must be the document's, the quote must stand
 * where the position says. Cuts through a grapheme are widened; block ids are the server's own.
 */
export async function checkTargets(
  tx: Tx,
  given: { documentId: string; targets: readonly TargetInput[] },
): Promise<Checked[]> {
  const ids = [...new Set(given.targets.map((target) => uuidOf(target.revisionId)))]
  const known = await tx.documentRevision.findMany({
    where: { id: { in: ids }, documentId: given.documentId },
    select: { id: true },
  })
  const checked: Checked[] = []
  for (const [index, target] of given.targets.entries()) {
    const revisionId = uuidOf(target.revisionId)
    if (!known.some((one) => one.id === revisionId)) {
      throw new AppError('invalid_input', {
        fields: [{ path: `targets.${index}.revisionId`, message: 'unknown_revision' }],
      })
    }
    if (target.selectors === null) {
      checked.push({ revisionId, selectors: null })
      continue
    }
    const outcome = checkSelectors(target.selectors, await getRevision(tx, revisionId))
    if (!outcome.ok) {
      const path = `targets.${index}.selectors.${outcome.field}`
      throw new AppError('invalid_input', { fields: [{ path, message: outcome.reason }] })
    }
    checked.push({ revisionId, selectors: outcome.selectors })
  }
  return checked
}

/** Stores checked targets, written once, and their anchors in the current revision. */
export async function insertTargets(
  tx: Tx,
  given: {
    id: AnnotationId
    groupId: string
    authorId: string
    now: Date
    current: string
    targets: readonly Checked[]
  },
): Promise<void> {
  const stored = await tx.target.createManyAndReturn({
    data: given.targets.map(({ revisionId, selectors }, ordinal) => ({
      groupId: given.groupId,
      annotationId: uuidOf(given.id),
      revisionId,
      ordinal,
      start: selectors?.position.start ?? null,
      end: selectors?.position.end ?? null,
      exact: selectors?.quote.exact ?? null,
      prefix: selectors?.quote.prefix ?? null,
      suffix: selectors?.quote.suffix ?? null,
      startBlock: selectors?.blocks.start ?? null,
      endBlock: selectors?.blocks.end ?? null,
      createdBy: given.authorId,
      createdAt: given.now,
    })),
    select: { id: true, ordinal: true },
  })
  const anchors = []
  for (const { id, ordinal } of stored) {
    const target = given.targets[ordinal]
    if (!target?.selectors) continue
    anchors.push({
      targetId: id,
      revisionId: given.current,
      groupId: given.groupId,
      ...(await anchorIn(tx, target, given.current)),
    })
  }
  if (anchors.length > 0) await tx.anchor.createMany({ data: anchors })
}

/** True when an annotation stands on these very targets: the same passages of the same revisions, in this order. */
export async function areStored(tx: Tx, id: AnnotationId, targets: readonly Checked[]): Promise<boolean> {
  const stored = await tx.target.findMany({
    where: { annotationId: uuidOf(id), replacesId: null },
    orderBy: { ordinal: 'asc' },
    select: { revisionId: true, start: true, end: true },
  })
  const given = targets.map(({ revisionId, selectors }) => ({
    revisionId,
    start: selectors?.position.start ?? null,
    end: selectors?.position.end ?? null,
  }))
  return isDeepStrictEqual(stored, given)
}

/** Where a target lies in the current revision: where it was made, when that is the one; found by its quote otherwise. */
async function anchorIn(tx: Tx, target: Checked, current: string) {
  const { selectors } = target
  if (selectors === null) throw new TypeError('A whole-document target has no anchor')
  if (target.revisionId === current) {
    return {
      start: selectors.position.start,
      end: selectors.position.end,
      state: 'exact' as const,
      confidence: 1,
    }
  }
  const anchor = resolve(selectors, (await getRevision(tx, current)).text, { sameRevision: false })
  return anchor.state === 'orphan'
    ? { start: null, end: null, state: anchor.state, reason: anchor.reason, confidence: 0 }
    : { start: anchor.start, end: anchor.end, state: anchor.state, confidence: anchor.confidence }
}
