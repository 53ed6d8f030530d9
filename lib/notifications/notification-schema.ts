import { z } from 'zod'
import { FOLLOW_STATES } from '@/lib/notifications/watching'
import { bellSchema } from '@/lib/realtime/bell-schema'

/** What is left unread. */
export const bellAnswer = z.object({ bell: bellSchema })

/** What one wants to be told of a thread. */
export const threadFollowAnswer = z.object({ state: z.enum(FOLLOW_STATES) })

/** The same of a text; `isWatched` tells whether that is so for whom it is as usual. */
export const readingFollowAnswer = threadFollowAnswer.extend({ isWatched: z.boolean() })
