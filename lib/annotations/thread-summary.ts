import type { Annotation, ThreadSummary } from '@/lib/annotations/annotation'
import type { AnnotationId } from '@/lib/ids'

/** How many replies the viewer may place below a root, empty places included; 0 for what is no root. */
export function replyCount(root: Pick<Annotation, 'thread'>): number {
  return root.thread?.replyIds.length ?? 0
}

/** The summary with the reply in it, once, as the last; the same object when it is there already. */
export function withReply(summary: ThreadSummary, id: AnnotationId): ThreadSummary {
  return summary.replyIds.includes(id) ? summary : { ...summary, replyIds: [...summary.replyIds, id] }
}

/** The summary without the reply; the same object when it is not there. */
export function withoutReply(summary: ThreadSummary, id: AnnotationId): ThreadSummary {
  if (!summary.replyIds.includes(id)) return summary
  return { ...summary, replyIds: summary.replyIds.filter((other) => other !== id) }
}
