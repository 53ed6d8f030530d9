import { describe, expect, test } from 'vitest'
import { formatTopic, type Topic } from '@/lib/realtime/topic'
import type { ReadingId } from '@/lib/ids'
import { db } from '@/lib/server/db/client'
import { listEvents } from '@/lib/server/realtime/rows'
import type { Emission } from '@/lib/server/realtime/outbox'
import { inTransaction } from '@/lib/server/transaction'
import { newId } from '@/tests/support/factories'

const aTopic = (): Topic => formatTopic({ noun: 'reading', id: newId() as string as ReadingId })
const emission = (topic: Topic): Emission => ({
  topic,
  kind: 'annotation',
  groupId: null,
  subjectId: newId(),
  before: null,
})
const eventsOf = (topic: Topic) => listEvents(db(), [{ topic, version: 0n }], 10_000)
const upTo = (count: number) => Array.from({ length: count }, (_, i) => BigInt(i + 1))

test('what one change tells comes in the order it was told, topic by topic', async () => {
  const [a, b] = [aTopic(), aTopic()]
  const told = [emission(a), emission(b), emission(a), emission(a), emission(b)]
  await inTransaction(async ({ emit }) => told.forEach((one) => emit(one)))
  for (const topic of [a, b]) {
    const expected = told.filter((one) => one.topic === topic)
    const stored = await eventsOf(topic)
    expect(stored.map((event) => event.subjectId)).toEqual(expected.map((one) => one.subjectId))
    expect(stored.map((event) => event.version)).toEqual(upTo(expected.length))
  }
})

describe('under many writers', () => {
  test('versions are gapless, and whoever sees one has seen all before it', async () => {
    const topic = aTopic()
    let done = false
    const seen: bigint[][] = []
    const watch = async () => {
      while (!done) seen.push((await eventsOf(topic)).map((event) => event.version))
    }
    const write = async (writer: number) => {
      for (let i = 0; i < 8; i++) {
        await inTransaction(async ({ tx, emit }) => {
          // Some hold their transaction open for longer than others.
          await tx.$queryRaw`SELECT 1 AS waited FROM pg_sleep(${((writer * 7 + i * 3) % 5) / 500})`
          for (let told = 0; told <= i % 3; told++) emit(emission(topic))
        })
      }
    }
    const watching = watch()
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)))
    done = true
    await watching
    const total = 20 * (1 + 2 + 3 + 1 + 2 + 3 + 1 + 2)
    expect((await eventsOf(topic)).map((event) => event.version)).toEqual(upTo(total))
    for (const versions of seen) expect(versions).toEqual(upTo(versions.length))
    expect(seen.length).toBeGreaterThan(2)
  })

  test('of two topics in either order nobody waits in a circle', async () => {
    const [a, b] = [aTopic(), aTopic()]
    const orders = [
      [a, b],
      [b, a],
    ]
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        inTransaction(async ({ emit }) => orders[i % 2]?.forEach((topic) => emit(emission(topic)))),
      ),
    )
    for (const topic of [a, b]) {
      expect((await eventsOf(topic)).map((event) => event.version)).toEqual(upTo(40))
    }
  })
})

test('what is rolled back leaves no version behind', async () => {
  const topic = aTopic()
  const failing = inTransaction(async ({ emit }) => {
    emit(emission(topic))
    throw new RangeError('Nothing of this')
  })
  await expect(failing).rejects.toThrow('Nothing of this')
  await inTransaction(async ({ emit }) => emit(emission(topic)))
  expect((await eventsOf(topic)).map((event) => event.version)).toEqual([1n])
})

test('facts survive being stored, words have no place', async () => {
  const topic = aTopic()
  const before = {
    live: false,
    status: 'pending',
    visibility: 'moderators',
    reply: { id: newId(), live: true, status: 'approved', visibility: 'group' },
  } as const
  await inTransaction(async ({ emit }) => emit({ ...emission(topic), before }))
  expect((await eventsOf(topic))[0]?.before).toEqual(before)
})
