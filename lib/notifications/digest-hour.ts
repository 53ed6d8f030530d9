import { wallClock } from '@/lib/text/wall-clock'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * The last moment, in ms since 1970, at which the clocks of a zone showed this full hour, at or before `now`. Where a day
 * has the hour twice it is the first, where it has none the moment at which the clocks jumped past it.
 */
export function lastDigestMoment(
  now: number,
  { timeZone, hour }: { timeZone: string; hour: number },
): number {
  const today = wallOf(now, timeZone)
  const midnight = Math.floor(today / DAY) * DAY
  for (let wall = midnight + DAY + hour * HOUR; ; wall -= DAY) {
    const moment = momentOf(wall, timeZone)
    if (moment <= now) return moment
  }
}

/** The moment at which a zone's clocks show a wall time, given as if it were UTC. */
function momentOf(wall: number, timeZone: string): number {
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)]
  const fitting = [wall - before, wall - after].filter((moment) => wallOf(moment, timeZone) === wall)
  if (fitting.length > 0) return Math.min(...fitting)
  return jumpBetween(wall - Math.max(before, after), wall - Math.min(before, after), timeZone)
}

/** The first moment of a stretch, to the minute, from which on its last offset holds. */
function jumpBetween(from: number, to: number, timeZone: string): number {
  const offset = offsetAt(to, timeZone)
  let [low, high] = [from, to]
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
    if (offsetAt(middle, timeZone) === offset) high = middle
    else low = middle
  }
  return high
}

/** How far a zone's clocks are ahead of UTC, in ms. */
function offsetAt(time: number, timeZone: string): number {
  return wallOf(time, timeZone) - time
}

/** What a zone's clocks show, as ms since 1970 as if it were UTC. */
function wallOf(time: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(time, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((time % 1000) + 1000) % 1000)
}
