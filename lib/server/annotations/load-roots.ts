import 'server-only'
import type { Annotation } from '@/lib/annotations/annotation'
import { judgeThread, type Judge, type Judged } from '@/lib/server/annotations/facts'
import { presentAnnotation } from '@/lib/server/annotations/present'
import {
  listAnnotationsUnscoped,
  listSkeletonsUnscoped,
  readersOf,
  type Skeleton,
} from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'

type Asked = { ids: readonly string[]; judge: Judge; revisionId: string }

/** The given roots (UUIDs) as the viewer may place them, in the order given; those that may not be placed are left out. */
export async function loadRoots(tx: Tx, asked: Asked): Promise<Annotation[]> {
  const [skeletons, rows] = await Promise.all([
    listSkeletonsUnscoped(tx, asked.ids),
    listAnnotationsUnscoped(tx, asked.ids, readersOf(asked.judge.viewer)),
  ])
  const threads = judgeThreads(asked.judge, skeletons)
  return asked.ids.flatMap((id) => {
    const row = rows.get(id)
    const thread = threads.get(id)
    if (!row || !thread || row.rootId !== id) return []
    return presentAnnotation(row, { revisionId: asked.revisionId, thread, viewer: asked.judge.viewer }) ?? []
  })
}

/** Judges several threads' skeletons, thread by thread, under their roots' UUIDs. */
function judgeThreads(judge: Judge, skeletons: readonly Skeleton[]): Map<string, Map<string, Judged>> {
  return new Map([...groupByRoot(skeletons)].map(([rootId, thread]) => [rootId, judgeThread(judge, thread)]))
}

/** Skeletons by their root's UUID, order kept. */
export function groupByRoot(skeletons: readonly Skeleton[]): Map<string, Skeleton[]> {
  const threads = new Map<string, Skeleton[]>()
  for (const one of skeletons) {
    const thread = threads.get(one.rootId)
    if (thread) thread.push(one)
    else threads.set(one.rootId, [one])
  }
  return threads
}
