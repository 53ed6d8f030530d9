import { expect, test } from 'vitest'
import type { AnnotationId } from '@/lib/ids'
import { startAnswering } from '@/tests/support/answering'
import { anAnnotation, rootInput } from '@/tests/support/factories'
import { subjectOf } from '@/tests/support/read-stream'
import { aDevice } from '@/tests/support/sessions'
import { cursorOf } from '@/tests/support/streams'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()

/** How many are posted in each process. */
const EACH = 20

test('two processes on one database deliver what is posted in either to the readers of both, once and in one order', async () => {
  const { ana, ben, miriam, reading, listen } = room.current
  const elsewhere = await startAnswering(process.env['DATABASE_URL'] ?? '')
  try {
    const streams = await Promise.all([ana, miriam].map((person) => listen(person)))
    const after = await cursorOf(ben, reading.id)
    const reader = (await aDevice(ben)).cookie
    const params = { after, count: String(2 * EACH) }
    const heard = elsewhere.ask({ route: 'events', method: 'GET', cookie: reader, params })
    const writer = (await aDevice(ben)).cookie
    const posted = await Promise.all(
      Array.from({ length: EACH }, async (_, i) => {
        const body = rootInput(reading, { says: `Written there, ${i}` })
        const here = await anAnnotation({ by: ana, reading, says: `Written here, ${i}` })
        const there = await elsewhere.ask({
          route: 'create',
          method: 'POST',
          cookie: writer,
          params: {},
          body,
        })
        expect(there.status).toBe(201)
        return [here.id, body.id as AnnotationId]
      }),
    )
    for (const stream of streams) await until('all have come', () => stream.frames.length >= 2 * EACH)
    const [first, second] = streams.map(({ frames }) => frames.map(subjectOf))
    expect(first?.toSorted()).toEqual(posted.flat().toSorted())
    expect(second).toEqual(first)
    expect(JSON.parse((await heard).body)).toEqual(first)
  } finally {
    await elsewhere.stop()
  }
})
