import { describe, expect, test } from 'vitest'
import { lastDigestMoment } from '@/lib/notifications/digest-hour'
import { isTimeZone } from '@/lib/text/wall-clock'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEAR = Date.UTC(2026, 0, 1)

/** Zones of every sort: half hours, quarters, the date line, both hemispheres, none that changes its clocks, half an hour of summer. */
const ZONES = [
  'Europe/Berlin',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Africa/Cairo',
  'America/Santiago',
]

function wallIn(timeZone: string, time: number) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(time)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return {
    day: `${of('year')}-${of('month')}-${of('day')}`,
    hour: Number(of('hour')),
    minute: Number(of('minute')),
  }
}

describe.each(ZONES)('in %s', (timeZone) => {
  test.each([0, 2, 3])('there is one moment a day for %i o’clock, through a whole year', (hour) => {
    const moments: number[] = []
    for (let now = YEAR; now < YEAR + 366 * DAY; now += 12 * HOUR) {
      const moment = lastDigestMoment(now, { timeZone, hour })
      expect(moment).toBeLessThanOrEqual(now)
      expect(now - moment).toBeLessThanOrEqual(25 * HOUR)
      if (moment !== moments.at(-1)) moments.push(moment)
    }
    for (const [at, moment] of moments.entries()) {
      const before = moments[at - 1]
      if (before !== undefined) expect(Math.abs(moment - before - DAY)).toBeLessThanOrEqual(HOUR)
      const wall = wallIn(timeZone, moment)
      // Where the clocks jump past the hour it is the moment of the jump: a minute before, they showed less.
      if (wall.hour !== hour || wall.minute !== 0) {
        const earlier = wallIn(timeZone, moment - 60_000)
        expect((earlier.hour * 60 + earlier.minute + 1) % 1440).toBeLessThanOrEqual(hour * 60)
        expect(wall.hour * 60 + wall.minute).toBeGreaterThan(hour * 60)
      }
    }
    const days = moments.map((moment) => wallIn(timeZone, moment).day)
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBeGreaterThanOrEqual(365)
  })
})

test('an hour that a day has twice is the first of the two', () => {
  const at = lastDigestMoment(Date.UTC(2026, 9, 25, 12), { timeZone: 'Europe/Berlin', hour: 2 })
  expect(new Date(at).toISOString()).toBe('2026-10-25T00:00:00.000Z')
})

test('an hour that a day has not is when the clocks jump', () => {
  const at = lastDigestMoment(Date.UTC(2026, 2, 29, 12), { timeZone: 'Europe/Berlin', hour: 2 })
  expect(new Date(at).toISOString()).toBe('2026-03-29T01:00:00.000Z')
})

test('the moment itself counts', () => {
  const at = Date.UTC(2026, 5, 1, 5)
  expect(lastDigestMoment(at, { timeZone: 'Europe/Berlin', hour: 7 })).toBe(at)
  expect(lastDigestMoment(at - 1, { timeZone: 'Europe/Berlin', hour: 7 })).toBe(at - DAY)
})

test('a zone is known or not', () => {
  expect(isTimeZone('Asia/Tokyo')).toBe(true)
  expect(isTimeZone('Nowhere/Land')).toBe(false)
})
