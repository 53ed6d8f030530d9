import 'server-only'
import type { BeforeState } from '@/lib/realtime/event'
import { idOf } from '@/lib/ids'
import type { Judged } from '@/lib/server/annotations/facts'
import type { Skeleton } from '@/lib/server/annotations/rows'
import type { Emission } from '@/lib/server/realtime/outbox'

/** A change of an annotation that is told, and the thread it happened in. `from` is the nearest that may be above (a UUID). */
type Change = {
  judged: ReadonlyMap<string, Judged>
  from: string | null
  told: Pick<Emission, 'topic' | 'groupId'>
  /** The annotation as it was, when it goes. */
  gone?: BeforeState['reply']
  /** True for what comes between replies that are there already: the root says at which place. */
  tellsRoot?: boolean
}

/**
 * Tells the empty places above an annotation whose coming or going may show them or take them away, nearest first.
 * Whether anybody in particular sees a difference is asked per reader, at delivery.
 */
export function emitEmptiedAncestors(emit: (emission: Emission) => void, change: Change): void {
  const { judged, from, told, gone, tellsRoot = false } = change
  for (const { id, parentId, deletedAt, status, visibility } of ancestorsFrom(judged, from)) {
    const live = deletedAt === null
    if (live && !(tellsRoot && parentId === null)) continue
    const before = { live, status, visibility, ...(gone ? { reply: gone } : {}) }
    emit({ ...told, kind: 'annotation', subjectId: idOf(id), before })
  }
}

function ancestorsFrom(judged: ReadonlyMap<string, Judged>, from: string | null): Skeleton[] {
  const found: Skeleton[] = []
  const walked = new Set<string>()
  for (let at = from; at !== null && !walked.has(at);) {
    walked.add(at)
    const here = judged.get(at)?.skeleton
    if (here) found.push(here)
    at = here?.parentId ?? null
  }
  return found
}
