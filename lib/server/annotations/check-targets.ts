import 'server-only'
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Anchor } from '@/lib/anchoring/anchor'
import { checkSelectors } from '@/lib/anchoring/check-selectors'
import { resolve } from '@/lib/anchoring/resolve'
import type { Selectors } from '@/lib/anchoring/selectors'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type RevisionId } from '@/lib/ids'
import { currentRevision } from '@/lib/server/annotations/load-thread'
import type { Tx } from '@/lib/server/db/client'
import type { LoadedReading } from '@/lib/server/documents/load-reading'
import { getRevision } from '@/lib/server/documents/revision-cache'

type TargetInput = { revisionId: RevisionId; selectors: Selectors | null }
type Revision = { id: string; number: number }

/** A checked target as it is to be stored, with its anchor in the current revision; the ids are UUIDs. */
export type NewTarget = {
  id: string
  revision: Revision
  selectors: Selectors | null
  /** Null for a whole document, which has none. */
  anchor: Anchor | null
}

/**
 * Compares each target with the stored text of its revision: the revision must be the document's, the quote must stand
 * where the position says. Cuts through a grapheme are widened; block ids are the server's own.
 */
export async function checkTargets(
  tx: Tx,
  given: { reading: LoadedReading; targets: readonly TargetInput[] },
): Promise<NewTarget[]> {
  const current = currentRevision(given.reading)
  const known = await revisionsOf(tx, given)
  const checked: NewTarget[] = []
  for (const [index, target] of given.targets.entries()) {
    const revision = known.get(uuidOf(target.revisionId))
    if (!revision) refuse(`targets.${index}.revisionId`, 'unknown_revision')
    const id = randomUUID()
    if (target.selectors === null) {
      checked.push({ id, revision, selectors: null, anchor: null })
      continue
    }
    const outcome = checkSelectors(target.selectors, await getRevision(tx, revision.id))
    if (!outcome.ok) refuse(`targets.${index}.selectors.${outcome.field}`, outcome.reason)
    const { selectors } = outcome
    checked.push({ id, revision, selectors, anchor: await anchorIn(tx, { selectors, revision, current }) })
  }
  return checked
}

/** True when an annotation (a UUID) stands on these very targets: the same passages of the same revisions, in this order. */
export async function areStored(tx: Tx, id: string, targets: readonly NewTarget[]): Promise<boolean> {
  const stored = await tx.target.findMany({
    where: { annotationId: id, replacesId: null },
    orderBy: { ordinal: 'asc' },
    select: { revisionId: true, start: true, end: true },
  })
  const given = targets.map(({ revision, selectors }) => ({
    revisionId: revision.id,
    start: selectors?.position.start ?? null,
    end: selectors?.position.end ?? null,
  }))
  return isDeepStrictEqual(stored, given)
}

/** Those of the named revisions that are the document's. The current one is known; only others are asked for. */
async function revisionsOf(
  tx: Tx,
  given: { reading: LoadedReading; targets: readonly TargetInput[] },
): Promise<Map<string, Revision>> {
  const { id: documentId, revisions } = given.reading.row.document
  const known = new Map<string, Revision>(revisions.map((one) => [one.id, one]))
  const others = given.targets.map((target) => uuidOf(target.revisionId)).filter((id) => !known.has(id))
  if (others.length === 0) return known
  const found = await tx.documentRevision.findMany({
    where: { id: { in: others }, documentId },
    select: { id: true, number: true },
  })
  for (const one of found) known.set(one.id, one)
  return known
}

/** Where selectors lie in the current revision: where they were made, when that is the one; found by their quote otherwise. */
async function anchorIn(
  tx: Tx,
  given: { selectors: Selectors; revision: Revision; current: string },
): Promise<Anchor> {
  const { selectors, revision, current } = given
  if (revision.id === current) {
    const { start, end } = selectors.position
    return { state: 'exact', start, end, confidence: 1 }
  }
  return resolve(selectors, (await getRevision(tx, current)).text, { sameRevision: false })
}

function refuse(path: string, message: string): never {
  throw new AppError('invalid_input', { fields: [{ path, message }] })
}
