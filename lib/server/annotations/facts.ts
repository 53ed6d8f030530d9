import 'server-only'
import type { AnnotationState, ThreadState } from '@/lib/annotations/state'
import { isModerating } from '@/lib/groups/role'
import { uuidOf } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { AnnotationFacts, ReadingFacts, Viewer } from '@/lib/permissions/facts'
import type { Skeleton } from '@/lib/server/annotations/rows'

/** For whom annotations of one reading are judged. */
export type Judge = { viewer: Viewer; facts: ReadingFacts }

/** The same, with the viewer's UUID: made once, because a thread has hundreds of rows. */
type Judging = Judge & { userId: string | null }

/**
 * One annotation as the law sees it for a viewer, and what the law says. `placedParentId`: the nearest ancestor that may be
 * placed; `placedBeforeId`: of a reply, the one before it among those that may be placed.
 */
export type Judged = {
  skeleton: Skeleton
  facts: AnnotationFacts
  mayRead: boolean
  mayPlace: boolean
  placedParentId: string | null
  placedBeforeId: string | null
}

/**
 * Judges every annotation of one thread at once, because an empty place depends on what stands below it and a reply on
 * its root. Takes the thread's skeletons in the order they arrived, root included; tolerates a missing parent.
 */
export function judgeThread(
  { viewer, facts: reading }: Judge,
  skeletons: readonly Skeleton[],
): Map<string, Judged> {
  const judge = { viewer, facts: reading, userId: viewer.userId === null ? null : uuidOf(viewer.userId) }
  const root = skeletons.find((one) => one.id === one.rootId)
  if (!root) return new Map()
  const rootFacts = factsOf(judge, {
    one: root,
    thread: threadOf(judge, root, true),
    hasReadableReply: false,
  })
  const rootIsReadable = can(judge.viewer, 'annotation:read', asIfLive(rootFacts))
  const parents = new Map(skeletons.map((one) => [one.id, one.parentId]))
  const readable = new Set<string>()
  const judged = new Map<string, Judged>()
  const facts = (one: Skeleton) =>
    factsOf(judge, {
      one,
      thread: threadOf(judge, root, one === root || rootIsReadable),
      hasReadableReply: readable.has(one.id),
    })

  for (const one of skeletons) {
    if (!can(judge.viewer, 'annotation:read', facts(one))) continue
    for (const above of ancestors(parents, one.id)) readable.add(above)
  }
  for (const one of skeletons) {
    const own = facts(one)
    judged.set(one.id, {
      skeleton: one,
      facts: own,
      mayRead: can(judge.viewer, 'annotation:read', own),
      mayPlace: can(judge.viewer, 'annotation:place', own),
      placedParentId: null,
      placedBeforeId: null,
    })
  }
  let before: string | null = null
  for (const entry of judged.values()) {
    entry.placedParentId =
      ancestors(parents, entry.skeleton.id).find((id) => judged.get(id)?.mayPlace) ?? null
    if (entry.skeleton === root) continue
    entry.placedBeforeId = before
    if (entry.mayPlace) before = entry.skeleton.id
  }
  return judged
}

/** The facts of an annotation with its deletion ignored. */
export function asIfLive(facts: AnnotationFacts): AnnotationFacts {
  return { ...facts, annotation: { ...facts.annotation, live: true } }
}

function factsOf(
  judge: Judging,
  given: { one: Skeleton; thread: ThreadState; hasReadableReply: boolean },
): AnnotationFacts {
  const { one } = given
  const annotation: AnnotationState = {
    authorIsViewer: isViewer(judge, one.authorId),
    byModerator: isModerating(one.authorRole),
    live: one.deletedAt === null,
    status: one.status,
    visibility: one.visibility,
    // Circles and gates have no rows yet; the law asks them from the first day.
    circle: 'all',
    gate: 'open',
    hasReadableReply: given.hasReadableReply,
  }
  return { ...judge.facts, annotation, thread: given.thread }
}

function threadOf(judge: Judging, root: Skeleton, rootIsReadable: boolean): ThreadState {
  return { rootIsReadable, startedByViewer: isViewer(judge, root.authorId), locked: root.lockedAt !== null }
}

function isViewer(judge: Judging, authorId: string): boolean {
  return judge.userId !== null && judge.userId === authorId
}

/** From the parent upwards; a cycle ends the walk. */
function ancestors(parents: ReadonlyMap<string, string | null>, id: string): string[] {
  const found: string[] = []
  for (let at = parents.get(id) ?? null; at !== null && !found.includes(at); at = parents.get(at) ?? null)
    found.push(at)
  return found
}
