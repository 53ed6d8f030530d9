import { wallClock } from '@/lib/text/wall-clock'

/** A time: ISO 8601, or ms since 1970. */
export type Time = string | number

/** An IANA zone such as "Europe/Berlin"; UTC when none is given, so that server and browser write the same. */
type Zone = string | undefined

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long ago, as a card says it: "now", "20 min ago", "2 h ago", and from a day on the date, "5 Oct". */
export function relativeTime(time: Time, now: Time, zone?: Zone): string {
  const age = msOf(now) - msOf(time)
  if (age < MINUTE) return 'now'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`
  return shortDate(time, now, zone)
}

/** The same in a sentence: "just now", "20 minutes ago", "2 hours ago", "on 5 October". */
export function relativeTimeInWords(time: Time, now: Time, zone?: Zone): string {
  const age = msOf(now) - msOf(time)
  if (age < MINUTE) return 'just now'
  if (age < HOUR) return inWords(Math.floor(age / MINUTE), 'minute')
  if (age < DAY) return inWords(Math.floor(age / HOUR), 'hour')
  return `on ${longDate(time, now, zone)}`
}

/** "5 Oct", with the year unless it is this one. */
export function shortDate(time: Time, now: Time, zone?: Zone): string {
  return date(time, now, { zone, letters: 3 })
}

/** "5 October", with the year unless it is this one. */
export function longDate(time: Time, now: Time, zone?: Zone): string {
  return date(time, now, { zone, letters: Infinity })
}

/** The whole time, for tooltips: "5 October 2026, 14:03 UTC"; the zone is named only when none was given. */
export function absoluteTime(time: Time, zone?: Zone): string {
  const { year, month, day, hour, minute } = partsOf(time, zone)
  const clock = `${pad(hour)}:${pad(minute)}${zone === undefined ? ' UTC' : ''}`
  return `${day} ${MONTHS[month - 1]} ${year}, ${clock}`
}

/** A wait in whole seconds, in words: "12 seconds", "3 minutes". */
export function waitInWords(seconds: number): string {
  return seconds < 60
    ? plural(Math.max(1, Math.ceil(seconds)), 'second')
    : plural(Math.ceil(seconds / 60), 'minute')
}

function date(time: Time, now: Time, { zone, letters }: { zone: Zone; letters: number }): string {
  const { year, month, day } = partsOf(time, zone)
  const words = `${day} ${MONTHS[month - 1]?.slice(0, letters)}`
  return year === partsOf(now, zone).year ? words : `${words} ${year}`
}

function partsOf(time: Time, zone: Zone) {
  return wallClock(msOf(time), zone ?? 'UTC')
}

function msOf(time: Time): number {
  return typeof time === 'number' ? time : Date.parse(time)
}

function inWords(count: number, unit: string): string {
  return `${plural(count, unit)} ago`
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
