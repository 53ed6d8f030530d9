import { afterAll, beforeAll, expect, test } from 'vitest'
import { requestPasswordLink } from '@/lib/server/auth/request-password-link'
import { db } from '@/lib/server/db/client'
import { aClass, anAnnotation, aPerson, contextOf } from '@/tests/support/factories'
import { aMailServer } from '@/tests/support/mail-server'

let server: Awaited<ReturnType<typeof aMailServer>>
beforeAll(async () => {
  server = await aMailServer()
})
afterAll(() => server.close())

test('what somebody waits for goes before what tells others of an annotation, though it was asked for later', async () => {
  const { ana, reading } = await aClass()
  const { id } = await anAnnotation({ by: ana, reading, on: 'quick', says: 'For all' })
  const person = await aPerson()
  const [{ last } = { last: 0n }] = await db().$queryRaw<{ last: bigint }[]>`
    SELECT max(id) AS last FROM graphile_worker.jobs`
  await requestPasswordLink.execute(contextOf(null), { email: person.email })
  const rows = await db().$queryRaw<{ key: string | null; id: bigint }[]>`
    SELECT key, id FROM graphile_worker.jobs WHERE key = ${`notify-posted:${id}`} OR id > ${last}
    ORDER BY priority, run_at, id`
  expect(rows.length).toBeGreaterThanOrEqual(2)
  expect(rows.at(-1)?.key).toBe(`notify-posted:${id}`)
})
