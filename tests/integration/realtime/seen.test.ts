import { expect, test } from 'vitest'
import { markAllSeen } from '@/lib/server/annotations/mark-all-seen'
import { markSeen } from '@/lib/server/annotations/mark-seen'
import { anAnnotation, contextOf } from '@/tests/support/factories'
import { aStreamRoom } from '@/tests/support/stream-room'
import { until } from '@/tests/support/until'

const room = aStreamRoom()

test('what one has seen is told to one’s own devices and to nobody else’s', async () => {
  const { ana, ben, miriam, reading, listen } = room.current
  const { id } = await anAnnotation({ by: ben, reading, on: 'fox' })
  const [phone, desk, others] = [await listen(ana), await listen(ana), await listen(miriam)]
  await markSeen.execute(contextOf(ana), { readingId: reading.id, ids: [id] })
  const frame = { kind: 'seen', readingId: reading.id, ids: [id] }
  for (const device of [phone, desk])
    await until('the device has heard', () => device.frames.some(({ kind }) => kind === 'seen'))
  const last = await anAnnotation({ by: ben, reading, on: 'dog' })
  await Promise.all([phone, desk, others].map((stream) => stream.until(last.id)))
  expect(phone.frames[0]).toEqual(frame)
  expect(desk.frames[0]).toEqual(frame)
  expect(others.frames.map(({ kind }) => kind)).toEqual(['upsert'])
})

test('more than can be named is told in one word', async () => {
  const { ana, ben, reading, listen } = room.current
  const device = await listen(ana)
  for (let i = 0; i < 201; i++)
    await anAnnotation({ by: i % 2 ? ben : room.current.miriam, reading, on: 'fox' })
  await markAllSeen.execute(contextOf(ana), { readingId: reading.id })
  await until('the device has heard', () => device.frames.some(({ kind }) => kind === 'seen'))
  expect(device.frames.find(({ kind }) => kind === 'seen')).toEqual({
    kind: 'seen',
    readingId: reading.id,
    ids: null,
  })
})

test('what is new says so, once it is there for the reader', async () => {
  const { ana, ben, reading, listen } = room.current
  const device = await listen(ana)
  const { id } = await anAnnotation({ by: ben, reading, on: 'lazy' })
  expect(await device.until(id)).toMatchObject({ kind: 'upsert', isNew: true })
})
