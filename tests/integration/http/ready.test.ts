import { afterEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db/client'
import { ownMigrations } from '@/lib/server/db/migrations'
import { ask } from '@/tests/support/requests'

const NEWER = '99990101000000_of_a_newer_release'
const last = ownMigrations().at(-1) ?? ''

afterEach(async () => {
  await db().$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = ${NEWER}`
  await db().$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE migration_name = ${last}`
})

const ready = async () => {
  const response = await ask('ready')
  return [response.status, await response.json()]
}

describe('ready', () => {
  test('is a process whose database answers and has its migrations', async () => {
    expect(await ready()).toEqual([
      200,
      expect.objectContaining({ ready: true, database: true, migrations: true }),
    ])
  })

  test('is also one that is older than its database', async () => {
    await db().$executeRaw`
      INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
      VALUES (${NEWER}, 'x', ${NEWER}, now(), now(), 1)`
    expect(await ready()).toEqual([200, expect.objectContaining({ ready: true })])
  })

  test('is not one that is newer', async () => {
    await db()
      .$executeRaw`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = ${last}`
    expect(await ready()).toEqual([
      503,
      expect.objectContaining({ ready: false, database: true, migrations: false }),
    ])
  })

  test('and healthy tell nothing of the data, to anybody', async () => {
    const healthy = await ask('health')
    expect([healthy.status, await healthy.json()]).toEqual([200, { healthy: true }])
    expect(healthy.headers.get('cache-control')).toBe('private, no-store')
  })
})
