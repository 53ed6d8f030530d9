/** What the clocks of a zone show; `month` is 1 to 12. */
export type WallClock = Record<(typeof UNITS)[number], number>

const UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const

/** Making one takes longer than using it a hundred times, and a page of cards uses it a hundred times. */
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * What the clocks of an IANA zone show at a time (ms since 1970), in the Gregorian calendar. Only numbers are asked of Intl:
 * names of months differ between releases of its data. Throws a RangeError for a zone that is not known here.
 */
export function wallClock(time: number, timeZone: string): WallClock {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return Object.fromEntries(UNITS.map((unit) => [unit, parts.get(unit) ?? 0])) as WallClock
}

/** Whether an IANA name is known here. */
export function isTimeZone(name: string): boolean {
  try {
    formatIn(name)
    return true
  } catch {
    return false
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      ...Object.fromEntries(UNITS.map((unit) => [unit, 'numeric'])),
    })
    formats.set(timeZone, format)
  }
  return format
}
