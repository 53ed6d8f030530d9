import { describe, expect, test } from 'vitest'
import type { Audience, Kind, Occasion } from '@/lib/notifications/kinds'
import { KIND_NAMES, KINDS } from '@/lib/notifications/kinds'
import { recipientsOf, type Candidate } from '@/lib/notifications/recipients'

const AUDIENCES: Audience[] = ['mentioned', 'answered', 'following', 'watching', 'starter', 'concerned']
const OCCASIONS: Occasion[] = ['posted', 'mentioned', 'resolved', 'reopened', 'admitted', 'role']

/** Every set of ways in which somebody can stand to what happened. */
const SETS = Array.from({ length: 2 ** AUDIENCES.length }, (_, bits) =>
  AUDIENCES.filter((_audience, at) => bits & (2 ** at)),
)
const BOTH = [true, false]

/** Everybody who could be asked about, each once. */
const EVERYBODY: Candidate[] = SETS.flatMap((audiences) =>
  BOTH.flatMap((isMuting) =>
    BOTH.flatMap((wasMentioned) =>
      BOTH.map((mayRead) => ({
        id: JSON.stringify([audiences, isMuting, wasMentioned, mayRead]),
        audiences,
        isMuting,
        wasMentioned,
        mayRead,
      })),
    ),
  ),
)
const told = (occasion: Occasion, actorId: string | null = null) =>
  recipientsOf({ occasion, actorId }, EVERYBODY)

describe.each(OCCASIONS)('when it is about “%s”', (occasion) => {
  test('nobody is told who may not read it, mutes it, or was told that it names them', () => {
    const wrong = EVERYBODY.filter(
      ({ id, isMuting, wasMentioned, mayRead }) =>
        told(occasion).has(id) && (isMuting || wasMentioned || !mayRead),
    )
    expect(wrong).toEqual([])
    expect(told(occasion).size).toBeGreaterThan(0)
  })

  test('who did it is never told', () => {
    const did = EVERYBODY.filter(({ id }) => told(occasion, id).has(id))
    expect(did).toEqual([])
  })

  test('each is told the first kind of the table whose occasion it is and to whose audience they belong', () => {
    const kinds = KIND_NAMES.filter((kind) => (KINDS[kind].at as readonly string[]).includes(occasion))
    for (const { id, audiences, ...rest } of EVERYBODY) {
      const open = !rest.isMuting && !rest.wasMentioned && rest.mayRead
      const fits = open ? kinds.filter((kind) => audiences.includes(KINDS[kind].audience)) : []
      expect(told(occasion).get(id)).toBe(fits[0])
    }
  })
})

test('a mention is more direct than an answer, an answer than a reply, a reply than a new thread', () => {
  const most = (audiences: Audience[]): Kind | undefined =>
    recipientsOf({ occasion: 'posted', actorId: null }, [
      { id: 'a', audiences, isMuting: false, wasMentioned: false, mayRead: true },
    ]).get('a')
  expect(most(['watching', 'following', 'answered', 'mentioned'])).toBe('mention')
  expect(most(['watching', 'following', 'answered'])).toBe('answer')
  expect(most(['watching', 'following'])).toBe('reply')
  expect(most(['watching'])).toBe('thread')
})

test('an edit tells only those whom it names', () => {
  const named = EVERYBODY.filter(({ id }) => told('mentioned').has(id))
  expect(named.every(({ audiences }) => audiences.includes('mentioned'))).toBe(true)
})
