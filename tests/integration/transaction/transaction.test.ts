import { expect, test } from 'vitest'
import { uuidOf, type ReadingId } from '@/lib/ids'
import { formatTopic } from '@/lib/realtime/topic'
import { AppError } from '@/lib/errors/app-error'
import { db } from '@/lib/server/db/client'
import { inTransaction } from '@/lib/server/transaction'
import { aClass, anAnnotation, aPerson, newId } from '@/tests/support/factories'

const jobsOf = async (key: string) =>
  db().$queryRaw<{ run_at: Date; payload: unknown }[]>`
    SELECT j.run_at, p.payload FROM graphile_worker.jobs j
    JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.key = ${key}`
const aTopic = () => formatTopic({ noun: 'reading', id: newId() as string as ReadingId })
const in1h = () => new Date(Date.now() + 3_600_000)

test('rows, audit entries, jobs and events are there together', async () => {
  const [topic, subjectId, key] = [aTopic(), newId(), `test:${newId()}`]
  await inTransaction(async ({ emit, addJob, audit }) => {
    emit({ topic, kind: 'annotation', groupId: null, subjectId, before: null })
    addJob({ task: 'erase-words', payload: { id: subjectId }, key, runAt: in1h() })
    audit({ action: 'test', actorId: null, groupId: null, subjectId })
  })
  expect(await db().liveEvent.count({ where: { topic } })).toBe(1)
  expect(await db().auditEntry.count({ where: { subjectId: uuidOf(subjectId) } })).toBe(1)
  expect(await jobsOf(key)).toMatchObject([{ payload: { id: subjectId } }])
})

test('or none of them: what fails leaves nothing, wherever it fails', async () => {
  const { ana, reading } = await aClass()
  const root = await anAnnotation({ by: ana, reading })
  for (const failure of ['in the work', 'in the jobs', 'in the events']) {
    const [topic, subjectId, key] = [aTopic(), newId(), `test:${newId()}`]
    const failing = inTransaction(async ({ tx, emit, addJob, audit }) => {
      await tx.annotation.update({ where: { id: uuidOf(root.id) }, data: { text: failure } })
      audit({ action: 'test', actorId: null, groupId: null, subjectId })
      addJob({ task: 'erase-words', payload: { id: subjectId }, key, runAt: in1h() })
      emit({ topic, kind: 'annotation', groupId: null, subjectId, before: null })
      if (failure === 'in the work') throw new AppError('conflict')
      // A task's name may have 128 characters, an event's kind must be there.
      if (failure === 'in the jobs')
        addJob({ task: 'x'.repeat(200), payload: {}, key: `${key}2`, runAt: in1h() })
      if (failure === 'in the events')
        emit({ topic, kind: null as never, groupId: null, subjectId, before: null })
    })
    await expect(failing).rejects.toThrow()
    expect(await db().liveEvent.count({ where: { topic } })).toBe(0)
    expect(await db().feed.count({ where: { topic } })).toBe(0)
    expect(await db().auditEntry.count({ where: { subjectId: uuidOf(subjectId) } })).toBe(0)
    expect(await jobsOf(key)).toEqual([])
    const row = await db().annotation.findUnique({ where: { id: uuidOf(root.id) } })
    expect(row?.text).toBe('Words')
  }
})

test('a deadlock is run again, and both are done, once', async () => {
  const [a, b] = [await aPerson(), await aPerson()]
  let attempts = 0
  let met = 0
  const rename = (first: string, second: string, name: string) =>
    inTransaction(async ({ tx, audit }) => {
      attempts++
      await tx.user.update({ where: { id: first }, data: { name } })
      met++
      // Both hold their first row before either asks for its second.
      if (attempts <= 2) while (met < 2) await new Promise((resolve) => setImmediate(resolve))
      await tx.user.update({ where: { id: second }, data: { name } })
      audit({ action: 'test.rename', actorId: a.id, groupId: null, subjectId: null })
    })
  await Promise.all([rename(a.uuid, b.uuid, 'One'), rename(b.uuid, a.uuid, 'Two')])
  expect(attempts).toBe(3)
  const names = (await db().user.findMany({ where: { id: { in: [a.uuid, b.uuid] } } })).map(
    ({ name }) => name,
  )
  expect(new Set(names).size).toBe(1)
  expect(await db().auditEntry.count({ where: { action: 'test.rename', actorId: a.uuid } })).toBe(2)
})

test('a failed serialisation is run again', async () => {
  const person = await aPerson()
  let attempts = 0
  await inTransaction(async ({ tx }) => {
    attempts++
    if (attempts < 3) await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$`
    await tx.user.update({ where: { id: person.uuid }, data: { name: 'Done' } })
  })
  expect(attempts).toBe(3)
})

test('a failure of another kind is not', async () => {
  let attempts = 0
  const failing = inTransaction(async () => {
    attempts++
    throw new AppError('conflict')
  })
  await expect(failing).rejects.toMatchObject({ code: 'conflict' })
  expect(attempts).toBe(1)
})

test('a job’s key holds: added again it moves, taken back it is gone, and both survive a killed client', async () => {
  const key = `test:${newId()}`
  const add = (n: string, runAt: Date) =>
    inTransaction(async ({ addJob }) => addJob({ task: 'erase-words', payload: { n }, key, runAt }))
  await add('1', in1h())
  const later = new Date(Date.now() + 7_200_000)
  await add('2', later)
  expect(await jobsOf(key)).toEqual([{ run_at: later, payload: { n: '2' } }])
  const killed = inTransaction(async ({ tx, addJob }) => {
    addJob({ cancelled: true, key })
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    await db().$queryRaw`SELECT pg_terminate_backend(${row?.pid}::int) AS ended`
  })
  await expect(killed).rejects.toMatchObject({ code: 'unavailable' })
  expect(await jobsOf(key)).toHaveLength(1)
  await inTransaction(async ({ addJob }) => addJob({ cancelled: true, key }))
  expect(await jobsOf(key)).toEqual([])
})
