import pg from 'pg'
import { env } from '@/lib/server/env'
import { migrate } from './migrate'

// Run by start.mjs, which cannot import TypeScript itself: makes the database when it is the embedded one, migrates it,
// and says on standard output what it did. A misfortune is one line on standard error.

const OLDEST = 14
const embedded = process.env['POSTIL_EMBEDDED'] === '1'
const url = process.env['DATABASE_URL'] ?? ''
const direct = process.env['DATABASE_DIRECT_URL'] || url

try {
  // Refuses what the app would refuse, before anything is done.
  env()
  if (embedded) await createDatabase(direct)
  for (const [name, address] of Object.entries({ DATABASE_URL: url, DATABASE_DIRECT_URL: direct })) {
    await checkServer(name, address)
  }
  const applied = await migrate(direct)
  process.stdout.write(JSON.stringify({ applied, empty: await isEmpty(direct) }))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function withClient<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function createDatabase(address: string): Promise<void> {
  const maintenance = new URL(address)
  const name = maintenance.pathname.slice(1)
  maintenance.pathname = '/postgres'
  await withClient(maintenance.href, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  })
}

async function checkServer(name: string, address: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(address)) throw new Error(`${name} should begin with postgresql://.`)
  const version = await withClient(address, async (client) => {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  }).catch((error: unknown) => {
    throw new Error(
      `${name} cannot be used: ${reasonOf(error)}. Correct it or start that server; without DATABASE_URL Postil brings its own.`,
    )
  })
  if (version < OLDEST)
    throw new Error(`${name} leads to PostgreSQL ${version}; Postil needs ${OLDEST} or newer.`)
}

/** The system's or the server's words; several addresses of one name fail as a group, whose own message is empty. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
}

function isEmpty(address: string): Promise<boolean> {
  return withClient(address, async (client) => {
    const { rows } = await client.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM "user") AS empty')
    return rows[0]?.empty === true
  })
}
