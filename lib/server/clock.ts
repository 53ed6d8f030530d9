import 'server-only'
import { env } from '@/lib/server/env'

/** The only clock of the server; it orders nothing (sequences do). */
export function currentTime(): Date {
  return env().fixedClock ?? new Date()
}
