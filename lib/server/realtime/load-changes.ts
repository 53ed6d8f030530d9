import 'server-only'
import { idOf, uuidOf, type AnnotationId, type ReadingId } from '@/lib/ids'
import type { ReadingFacts } from '@/lib/permissions/facts'
import type { LiveEvent } from '@/lib/realtime/event'
import type { SeenChange } from '@/lib/realtime/frame-for'
import { judgeThread, type Judge, type Judged } from '@/lib/server/annotations/facts'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { presentAnnotation } from '@/lib/server/annotations/present'
import {
  listAnnotationsUnscoped,
  listSkeletonsUnscoped,
  type AnnotationRow,
  type Skeleton,
} from '@/lib/server/annotations/rows'
import type { Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import type { Standing } from '@/lib/server/realtime/standing'

/** What a burst of events is about, read once whatever the number of readers. */
export type Changes = {
  rows: Map<string, AnnotationRow>
  threads: Map<string, Skeleton[]>
  readings: Map<string, ReadingRow>
}

/**
 * Loads the subjects of annotation events with their threads and readings, to be told to these readers (UUIDs). Subjects that
 * no longer exist are absent.
 */
export async function loadChanges(
  tx: Tx,
  events: readonly LiveEvent[],
  readers: readonly string[],
): Promise<Changes> {
  const subjects = [
    ...new Set(events.flatMap(({ subjectId }) => (subjectId === null ? [] : uuidOf(subjectId)))),
  ]
  const rows = await listAnnotationsUnscoped(tx, subjects, readers)
  const all = [...rows.values()]
  const [skeletons, readings] = await Promise.all([
    listSkeletonsUnscoped(tx, [...new Set(all.map((row) => row.rootId))]),
    listReadingsUnscoped(tx, { ids: [...new Set(all.map((row) => row.readingId))], userId: null }),
  ])
  const threads = groupByRoot(skeletons)
  return { rows, threads, readings: new Map(readings.map((row) => [row.id, row])) }
}

/** The facts of a reading for a standing. */
export function factsFor(reading: ReadingRow, standing: Standing): ReadingFacts {
  return readingFacts(reading, {
    viewer: standing.viewer,
    role: standing.roles.get(reading.group.id) ?? null,
  })
}

/** One event as one standing sees it; null when its subject is gone. */
export function seenChange(changes: Changes, event: LiveEvent, standing: Standing): SeenChange | null {
  const row = event.subjectId === null ? undefined : changes.rows.get(uuidOf(event.subjectId))
  const reading = row && changes.readings.get(row.readingId)
  if (!row || !reading) return null
  const judge: Judge = { viewer: standing.viewer, facts: factsFor(reading, standing) }
  const thread = judgeThread(judge, changes.threads.get(row.rootId) ?? [])
  const replyId = event.before?.reply?.id
  return {
    readingId: idOf<ReadingId>(row.readingId),
    id: idOf<AnnotationId>(row.id),
    rootId: idOf<AnnotationId>(row.rootId),
    reading: judge.facts,
    now: subjectFacts(thread.get(row.id)),
    before: event.before,
    reply: replyId === undefined ? null : subjectFacts(thread.get(uuidOf(replyId))),
    present: () =>
      presentAnnotation(row, {
        revisionId: reading.document.revisions[0]?.id ?? '',
        thread,
        viewer: standing.viewer,
      }),
  }
}

function subjectFacts(judged: Judged | undefined) {
  return judged ? { annotation: judged.facts.annotation, thread: judged.facts.thread } : null
}
