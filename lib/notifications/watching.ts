import type { Purpose } from '@/lib/groups/role'

/** Whether members watch the texts of a group who have not said otherwise: a circle hears of its new threads, a class and a publication of replies alone. */
export const WATCHED_BY_DEFAULT: Record<Purpose, boolean> = { circle: true, class: false, publication: false }

/** What somebody wants to be told of a thread or a text; `usual` is what they get without having said. */
export const FOLLOW_STATES = ['following', 'usual', 'muted'] as const
export type FollowState = (typeof FOLLOW_STATES)[number]
