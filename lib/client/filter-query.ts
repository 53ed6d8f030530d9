import type { ThreadFilter } from '@/lib/annotations/thread-filter'
import type { ThreadSort } from '@/lib/annotations/thread-sort'

/** A filter and an order as a query string. Days are the reader's own, from midnight to midnight. */
export function filterQuery(filter: ThreadFilter, sort: ThreadSort): string {
  const { person, tag, motivation, from, to, state, words } = filter
  const query = new URLSearchParams({ state, sort })
  if (person) query.set('person', person.id)
  if (tag) query.set('tag', tag.name)
  if (motivation) query.set('motivation', motivation)
  if (from !== null) query.set('since', midnight(from, 0))
  if (to !== null) query.set('until', midnight(to, 1))
  if (words.trim() !== '') query.set('words', words.trim())
  return query.toString()
}

function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}
