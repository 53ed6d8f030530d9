import 'server-only'
import type { BodyJson } from '@/lib/annotations/annotation'
import type { StoredDraft } from '@/lib/annotations/stored-draft'
import { plainText } from '@/lib/documents/plain-text'
import { parseBody } from '@/lib/documents/validate'
import { idOf, uuidOf, type AnnotationId } from '@/lib/ids'
import { judgeThread, type Judge } from '@/lib/server/annotations/facts'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { listSkeletonsUnscoped } from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import type { Draft } from '@/lib/server/db/generated/client'

/** One person's drafts on a reading (UUIDs), the one saved last first. */
export async function listDraftRows(
  tx: Tx,
  given: { userId: string; readingId: string; id?: AnnotationId },
): Promise<Draft[]> {
  const { userId, readingId, id } = given
  return tx.draft.findMany({
    where: { userId, readingId, ...(id === undefined ? {} : { id: uuidOf(id) }) },
    orderBy: [{ savedAt: 'desc' }, { id: 'asc' }],
  })
}

/**
 * Drafts as their author's browser reads them. One whose annotation is posted already, from another device, is a change of
 * what was posted. Of the threads they belong to only those are named that the author may place. */
export async function presentDrafts(
  tx: Tx,
  rows: readonly Draft[],
  given: { judge: Judge; readingId: string },
): Promise<StoredDraft[]> {
  const { roots, posted } = await annotationsAround(tx, rows, given)
  return rows.map((row) => {
    const isChange = row.kind === 'edit' || posted.has(row.id)
    const subject = isChange ? row.id : row.parentId
    const rootId = subject === null ? undefined : roots.get(subject)
    return {
      id: idOf(row.id),
      kind: isChange ? 'edit' : row.kind,
      parentId: isChange || row.parentId === null ? null : idOf(row.parentId),
      rootId: rootId === undefined ? null : idOf(rootId),
      motivation: row.motivation === 'replying' ? 'commenting' : row.motivation,
      visibility: row.visibility,
      body: row.body as BodyJson | null,
      text: textOf(row.body as BodyJson | null),
      targets: isChange ? null : (row.targets as StoredDraft['targets']),
      tags: row.tags,
      seenEdit: isChange ? (row.seenEdit ?? 1) : null,
      number: row.number,
      savedAt: row.savedAt.toISOString(),
    }
  })
}

function textOf(body: BodyJson | null): string {
  const parsed = body === null ? null : parseBody(body)
  return parsed?.ok ? plainText(parsed.doc).text : ''
}

/** What stands of the drafts' annotations, and the roots above all that may be placed of what they answer or change. */
async function annotationsAround(
  tx: Tx,
  rows: readonly Draft[],
  { judge, readingId }: { judge: Judge; readingId: string },
): Promise<{ roots: Map<string, string>; posted: Set<string> }> {
  const subjects = rows.flatMap(({ id, parentId }) => (parentId === null ? [id] : [id, parentId]))
  if (subjects.length === 0) return { roots: new Map(), posted: new Set() }
  const found = await tx.annotation.findMany({
    where: { id: { in: subjects }, readingId },
    select: { id: true, rootId: true, authorId: true },
  })
  const skeletons = await listSkeletonsUnscoped(tx, [...new Set(found.map((one) => one.rootId))])
  const threads = groupByRoot(skeletons)
  const judged = [...threads.values()].flatMap((thread) => [...judgeThread(judge, thread).values()])
  const placeable = new Set(judged.filter((one) => one.mayPlace).map((one) => one.skeleton.id))
  const roots = new Map(found.filter(({ id }) => placeable.has(id)).map(({ id, rootId }) => [id, rootId]))
  const own = found.filter(({ authorId }) => authorId === rows[0]?.userId)
  return { roots, posted: new Set(own.map(({ id }) => id)) }
}
