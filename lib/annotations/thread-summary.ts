import type { Annotation, ThreadSummary } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'

/** How many replies the viewer may place below a root, empty places included; 0 for what is no root. */
export function replyCount(root: Pick<Annotation, 'thread'>): number {
  return root.thread?.replyIds.length ?? 0
}

/** What a reply followed when it was told of, by its id; undefined for one that is not known here. */
export type FollowsOf = (id: AnnotationId) => AnnotationId | null | undefined

/**
 * The summary with the reply in it, once: after the one it follows, first when it follows none, last when that one is not
 * known here yet; then in no other order than what is known of the others allows, whichever came first. The same object when
 * it is there already.
 */
export function withReply(summary: ThreadSummary, id: AnnotationId, followsOf: FollowsOf): ThreadSummary {
  const { replyIds } = summary
  if (replyIds.includes(id)) return summary
  const follows = followsOf(id)
  const after = follows == null ? -1 : replyIds.indexOf(follows)
  const at = follows !== null && after < 0 ? replyIds.length : after + 1
  return { ...summary, replyIds: inOrder(replyIds.toSpliced(at, 0, id), followsOf) }
}

/** The ids, each after the one it follows; a list in which that is so stays as it is. */
function inOrder(ids: readonly AnnotationId[], followsOf: FollowsOf): AnnotationId[] {
  const waiting = new Set(ids)
  return ids.flatMap((id) => {
    const chain: AnnotationId[] = []
    for (
      let at = id as AnnotationId | null | undefined;
      at != null && waiting.delete(at);
      at = followsOf(at)
    ) {
      chain.push(at)
    }
    return chain.toReversed()
  })
}

/** The summary without the reply; the same object when it is not there. */
export function withoutReply(summary: ThreadSummary, id: AnnotationId): ThreadSummary {
  if (!summary.replyIds.includes(id)) return summary
  return { ...summary, replyIds: summary.replyIds.filter((other) => other !== id) }
}
