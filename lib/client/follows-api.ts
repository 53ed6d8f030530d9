import type { Send } from '@/lib/client/api'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { FollowState } from '@/lib/notifications/watching'

/** A thread, or the text as a whole. */
export type FollowSubject = { kind: 'thread'; id: AnnotationId } | { kind: 'reading'; id: ReadingId }

/** `isWatched`: of a text, whether that is so for whom it is as usual. */
export type Followed = { state: FollowState; isWatched?: boolean }

/** Asks and changes what one wants to be told of a thread or a text. */
export function followsApi(send: Send) {
  const at = ({ kind, id }: FollowSubject) =>
    `/api/${kind === 'thread' ? 'threads' : 'readings'}/${id}/follow`
  return {
    get: (subject: FollowSubject) => send<Followed>({ path: at(subject) }),
    set: (subject: FollowSubject, state: FollowState) =>
      send<Followed>({ method: 'PUT', path: at(subject), body: { state } }),
  }
}
