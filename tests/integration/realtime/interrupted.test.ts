import { expect, test } from 'vitest'
import type { Visibility } from '@/lib/annotations/visibility'
import type { AnnotationId } from '@/lib/ids'
import { closeHub } from '@/lib/server/realtime/hub'
import { dice } from '@/tests/support/dice'
import { anAnnotation, type Person } from '@/tests/support/factories'
import { subjectOf } from '@/tests/support/read-stream'
import { cursorOf } from '@/tests/support/streams'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()

const DEVICES = 4
const ROUNDS = 24
const VISIBILITIES: readonly Visibility[] = ['group', 'group', 'moderators', 'private']

type Posted = { id: AnnotationId; by: Person; visibility: Visibility }

test('whoever is cut off at random, also by a server that ends, hears each event once, in one order, and none that is hidden', async () => {
  const { ana, ben, miriam, reading, listen } = room.current
  const people = [ana, ben, miriam]
  const pick = dice(29)
  const posted: Posted[] = []
  let isOver = false
  const isFor = (person: Person) => (one: Posted) =>
    one.visibility === 'group' ||
    one.by.id === person.id ||
    (one.visibility === 'moderators' && person.id === miriam.id)

  /** Reads until all has come, on one connection after the other, each from the last cursor that the one before heard. */
  async function follow(person: Person, from: string): Promise<(AnnotationId | null)[]> {
    const heard: (AnnotationId | null)[] = []
    let last = from
    const isComplete = () => isOver && heard.length >= posted.filter(isFor(person)).length
    while (!isComplete()) {
      const stream = await listen(person, { last })
      const enough = pick([1, 2, 3, 5, 8])
      await until(
        'this connection is over',
        () =>
          stream.isClosed() ||
          stream.frames.length >= enough ||
          (isOver && (stream.frames.length > 0 || isComplete())),
      )
      heard.push(...stream.frames.map(subjectOf))
      last = stream.ids.at(-1) ?? last
      stream.close()
    }
    return heard
  }

  const cursors = await Promise.all(people.map((person) => cursorOf(person, reading.id)))
  const readers = people.flatMap((person, i) =>
    Array.from({ length: DEVICES }, () => ({ person, heard: follow(person, cursors[i] ?? '') })),
  )
  for (let round = 0; round < ROUNDS; round++) {
    if (round === ROUNDS / 2) closeHub()
    const together = people.map((by) => ({ by, visibility: pick(VISIBILITIES) }))
    await Promise.all(
      together.map(async ({ by, visibility }) => {
        const { id } = await anAnnotation({ by, reading, says: `Round ${round}`, visibility })
        posted.push({ id, by, visibility })
      }),
    )
  }
  isOver = true
  const isForAll = new Set(posted.filter(({ visibility }) => visibility === 'group').map(({ id }) => id))
  const orders = await Promise.all(
    readers.map(async ({ person, heard }) => {
      const ids = await heard
      const expected = posted.filter(isFor(person)).map(({ id }) => id)
      expect(ids).toHaveLength(expected.length)
      expect(new Set(ids)).toEqual(new Set(expected))
      return ids.filter((id) => id !== null && isForAll.has(id))
    }),
  )
  for (const order of orders) expect(order).toEqual(orders[0])
}, 60_000)
