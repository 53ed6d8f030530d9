import { z } from 'zod'
import { BELL_LIMIT } from '@/lib/notifications/notification'
import { FOLLOW_STATES } from '@/lib/notifications/watching'

const count = z.number().int().min(0).max(BELL_LIMIT)

/** Counts of unread notifications, each up to `BELL_LIMIT`. */
export const bellSchema = z.object({ direct: count, watching: count })

/** What is left unread. */
export const bellAnswer = z.object({ bell: bellSchema })

/** What one wants to be told of a thread. */
export const threadFollowAnswer = z.object({ state: z.enum(FOLLOW_STATES) })

/** The same of a text; `isWatched` tells whether that is so for whom it is as usual. */
export const readingFollowAnswer = threadFollowAnswer.extend({ isWatched: z.boolean() })
