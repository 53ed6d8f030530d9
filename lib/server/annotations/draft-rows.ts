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

/** Drafts as their author's browser reads them. Of the threads they belong to only those are named that the author may place. */
export async function presentDrafts(
  tx: Tx,
  rows: readonly Draft[],
  given: { judge: Judge; readingId: string },
): Promise<StoredDraft[]> {
  const roots = await placeableRoots(tx, rows.flatMap(subjectOf), given)
  return rows.map((row) => {
    const subject = subjectOf(row)[0]
    const rootId = subject === undefined ? undefined : roots.get(subject)
    return {
      id: idOf(row.id),
      kind: row.kind,
      parentId: row.parentId === null ? null : idOf(row.parentId),
      rootId: rootId === undefined ? null : idOf(rootId),
      motivation: row.motivation === 'replying' ? 'commenting' : row.motivation,
      visibility: row.visibility,
      body: row.body as BodyJson | null,
      text: textOf(row.body as BodyJson | null),
      targets: row.targets as StoredDraft['targets'],
      tags: row.tags,
      seenEdit: row.seenEdit,
      number: row.number,
      savedAt: row.savedAt.toISOString(),
    }
  })
}

/** The annotation that a draft answers or changes, as a UUID. */
function subjectOf({ id, kind, parentId }: Draft): string[] {
  if (kind === 'edit') return [id]
  return parentId === null ? [] : [parentId]
}

function textOf(body: BodyJson | null): string {
  const parsed = body === null ? null : parseBody(body)
  return parsed?.ok ? plainText(parsed.doc).text : ''
}

/** The roots above those of the subjects that may be placed, by the subject. */
async function placeableRoots(
  tx: Tx,
  subjects: readonly string[],
  { judge, readingId }: { judge: Judge; readingId: string },
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map()
  const found = await tx.annotation.findMany({
    where: { id: { in: [...subjects] }, readingId },
    select: { id: true, rootId: true },
  })
  const skeletons = await listSkeletonsUnscoped(tx, [...new Set(found.map((one) => one.rootId))])
  const threads = groupByRoot(skeletons)
  const judged = [...threads.values()].flatMap((thread) => [...judgeThread(judge, thread).values()])
  const placeable = new Set(judged.filter((one) => one.mayPlace).map((one) => one.skeleton.id))
  return new Map(found.filter(({ id }) => placeable.has(id)).map(({ id, rootId }) => [id, rootId]))
}
