import type { UserId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { PresenceFacts, Viewer } from '@/lib/permissions/facts'

/** Somebody who reads a text now, as others see them. */
export type PersonPresent = { id: UserId; name: string }

/** Who reads a text now; beyond `MOST_NAMED` how many, and no names. */
export type Present = { count: number; people: PersonPresent[] | null }

/** More names than this nobody reads. */
export const MOST_NAMED = 200

/** Nobody, or nobody that one may see: both are told alike. */
export const NOBODY_PRESENT: Present = { count: 0, people: [] }

/** Somebody who holds a stream of a reading, with the facts as they are for them. */
export type Holder = { viewer: Viewer; name: string; facts: PresenceFacts }

/** Those who appear to others, each once however many streams they hold, by name. */
export function presentAmong(holders: readonly Holder[]): Present {
  const people = new Map<string, PersonPresent>()
  for (const { viewer, name, facts } of holders) {
    const { userId } = viewer
    if (userId !== null && can(viewer, 'presence:appear', facts))
      people.set(userId, { id: userId as UserId, name })
  }
  const sorted = [...people.values()].toSorted(
    (a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1),
  )
  return { count: sorted.length, people: sorted.length > MOST_NAMED ? null : sorted }
}

/** What of that a viewer is told. */
export function presentTo(viewer: Viewer, facts: PresenceFacts, present: Present): Present {
  return can(viewer, 'presence:see', facts) ? present : NOBODY_PRESENT
}

/** Those who read beside somebody; a number alone holds them as well where it cannot be known. */
export function others({ count, people }: Present, userId: string | null): Present {
  if (people === null) return { count, people }
  const rest = people.filter(({ id }) => id !== userId)
  return { count: rest.length, people: rest }
}
