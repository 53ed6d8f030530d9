import { z } from 'zod'
import { BELL_LIMIT } from '@/lib/realtime/bell'

const count = z.number().int().min(0).max(BELL_LIMIT)

/** Counts of unread notifications, each up to `BELL_LIMIT`. */
export const bellSchema = z.object({ direct: count, watching: count })
