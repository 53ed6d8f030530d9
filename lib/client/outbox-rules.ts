import type { Problem } from '@/lib/errors/problem'
import { ERRORS } from '@/lib/errors/codes'

/**
 * Where words are on their way to the other readers. A `draft` is still being written, or was refused with a reason; what is
 * `waiting` or `signed_out` is sent again by itself; `posted` is the end.
 */
export type PostState = 'draft' | 'sending' | 'waiting' | 'signed_out' | 'posted'

/** What happens to them: `called` when the network is back or an account has signed in again. */
export type PostEvent =
  | 'post'
  | 'stored'
  | 'unanswered'
  | 'signed_out'
  | 'refused'
  | 'called'
  | 'left'
  | 'taken_back'

/** What is not in the table changes nothing. The server has them once, whichever way that is heard first. */
const NEXT: { [S in PostState]: Partial<Record<PostEvent, PostState>> } = {
  draft: { post: 'sending', stored: 'posted' },
  sending: {
    stored: 'posted',
    unanswered: 'waiting',
    signed_out: 'signed_out',
    refused: 'draft',
    left: 'waiting',
    taken_back: 'draft',
  },
  waiting: { stored: 'posted', called: 'sending', post: 'sending', taken_back: 'draft' },
  signed_out: { stored: 'posted', called: 'sending', post: 'sending', taken_back: 'draft' },
  posted: {},
}

/** The state after an event. */
export function nextPostState(state: PostState, event: PostEvent): PostState {
  return NEXT[state][event] ?? state
}

/** What an answer to sending means; null stands for success. */
export function postEventOf(problem: Problem | null): PostEvent {
  if (problem === null) return 'stored'
  if (problem.code === 'signed_out') return 'signed_out'
  return ERRORS[problem.code].retryable ? 'unanswered' : 'refused'
}

/** Where words are that were sent and answered so. */
export function stateAfter(problem: Problem | null): PostState {
  return nextPostState('sending', postEventOf(problem))
}

/** In ms: the first wait before what had no answer is sent again, doubled up to the last. */
const FIRST_WAIT = 20_000
const LAST_WAIT = 300_000

/** In ms, how long it waits after so many attempts; a server that says when to come back is obeyed. */
export function waitAfter(attempts: number, problem: Problem): number {
  const asked = (problem.retryAfter ?? 0) * 1_000
  return Math.max(asked, Math.min(LAST_WAIT, FIRST_WAIT * 2 ** Math.min(attempts, 10)))
}
