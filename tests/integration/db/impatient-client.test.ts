import { expect, test } from 'vitest'
import { ImpatientClient } from '@/lib/server/db/impatient-client'

/** A client for one piece of work, and what its process was warned of meanwhile. */
async function working<T>(work: (client: ImpatientClient) => Promise<T>) {
  const warnings: string[] = []
  const note = (warning: Error) => warnings.push(warning.message)
  process.on('warning', note)
  const client = new ImpatientClient({ connectionString: process.env['DATABASE_URL'] })
  await client.connect()
  try {
    const done = await work(client)
    // Warnings are told in the next turn.
    await new Promise((resolve) => setImmediate(resolve))
    return { done, warnings }
  } finally {
    process.off('warning', note)
    await client.end()
  }
}

const number = async (client: ImpatientClient, sql: string) =>
  (await client.query<{ n: number }>(sql)).rows[0]?.n

test('what is asked at once is answered in turn, each with its own, and nobody is warned', async () => {
  const { done, warnings } = await working((client) =>
    Promise.all([1, 2, 3, 4, 5].map((n) => number(client, `SELECT ${n}::int AS n`))),
  )
  expect(done).toEqual([1, 2, 3, 4, 5])
  expect(warnings).toEqual([])
})

test('what fails fails alone', async () => {
  const { done } = await working((client) =>
    Promise.allSettled(
      ['SELECT 1 AS n', 'SELECT nothing', 'SELECT 3 AS n'].map((sql) => number(client, sql)),
    ),
  )
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('nothing that is asked in turn is lost when the connection is', async () => {
  const { done } = await working((client) => {
    const asked = Promise.allSettled(
      ['SELECT pg_terminate_backend(pg_backend_pid())', 'SELECT 2 AS n', 'SELECT 3 AS n'].map((sql) =>
        number(client, sql),
      ),
    )
    client.on('error', () => {})
    return asked
  })
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})
