import type { Lens, ThreadFilter } from '@/lib/annotations/thread-filter'
import { shortDate } from '@/lib/messages/time'

const NOUNS = { commenting: 'comments', questioning: 'questions', highlighting: 'highlights' } as const
const STATES = { open: '', resolved: 'resolved ', any: 'open and resolved ' } as const

/** What is shown, in words: "Your questions with Aiko Tanabe, saying “oil”"; null when everything is. `now` as for dates. */
export function filterWords(lens: Lens, filter: ThreadFilter, now: string): string | null {
  if (lens === 'none') return 'No annotations'
  const { person, tag, motivation, state, words } = filter
  const noun = motivation === null ? 'threads' : NOUNS[motivation]
  const said = [
    `${lens === 'mine' ? 'your ' : lens === 'unread' ? 'unread ' : ''}${STATES[state]}${noun}`,
    person === null ? '' : ` with ${person.name}`,
    tag === null ? '' : ` tagged ${tag.label}`,
    lens === 'recent' ? ' with news since your last visit' : '',
    daysOf(filter, now),
    words.trim() === '' ? '' : `, saying “${words.trim()}”`,
  ].join('')
  const isAll = lens === 'all' && said === 'threads'
  return isAll ? null : `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
}

function daysOf({ from, to }: Pick<ThreadFilter, 'from' | 'to'>, now: string): string {
  const day = (value: string) => shortDate(`${value}T12:00:00Z`, now, 'UTC')
  if (from === null) return to === null ? '' : ` until ${day(to)}`
  return to === null ? ` since ${day(from)}` : ` from ${day(from)} to ${day(to)}`
}
