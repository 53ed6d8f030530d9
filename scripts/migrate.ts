import fs from 'node:fs'
import path from 'node:path'
import { runMigrations as installJobs, Logger } from 'graphile-worker'
import pg from 'pg'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { ownMigrations, pendingMigrations } from '@/lib/server/db/migrations'
import { openSchemaEngine } from './schema-engine'
import { wholeFileAdapter } from './whole-file-adapter'

/** Next to Prisma's 72707369, which the engine takes itself, for ten seconds at most and only while it applies. */
const MIGRATION_LOCK = 72_707_370

const OWN = path.join(import.meta.dirname, '..', 'prisma', 'migrations')

/**
 * Brings a database to the schema of this process: its migrations, each one transaction; graphile-worker's own schema;
 * the row of the installation. Several processes may call it at once; newer migrations than ours are left alone.
 * Returns the names of the migrations applied now. `url` must reach the server itself, not a pooler.
 */
export async function migrate(url: string, folder = OWN): Promise<string[]> {
  const lock = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  // A lost connection gives the lock back, and the next query on it says so.
  lock.on('error', () => {})
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const pending = await pendingMigrations(lock, folder)
    if (pending.length > 0) await applyMigrations(url, lock, folder)
    if (folder === OWN) await furnish(url, lock)
    return pending
  } finally {
    await lock.end()
  }
}

async function applyMigrations(url: string, lock: pg.Client, folder: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 3000, max: 2 })
  pool.on('error', () => {})
  let cause: unknown
  const engine = await openSchemaEngine(wholeFileAdapter(pool, (error) => (cause = error)))
  try {
    const migrationsList = readMigrations(folder)
    // A failed migration left nothing behind, so it may simply be tried again.
    for (const migrationName of await failedMigrations(lock))
      await engine.markMigrationRolledBack({ migrationName })
    await engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } })
  } catch (error) {
    if (!(cause instanceof Error)) throw error
    const [name] = await failedMigrations(lock)
    throw new Error(`Migration ${name} failed and left nothing behind: ${cause.message}`, { cause })
  } finally {
    engine.free()
    // The engine's lock goes with its connection.
    await pool.end()
  }
}

async function failedMigrations(lock: pg.Client): Promise<string[]> {
  const { rows: tables } = await lock.query(`SELECT to_regclass('_prisma_migrations') AS name`)
  if (tables[0]?.name === null) return []
  const { rows } = await lock.query<{ name: string }>(
    `SELECT DISTINCT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  )
  return rows.map((row) => row.name)
}

function readMigrations(folder: string): MigrationList {
  const lockfile = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: ownMigrations(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

/** What a database needs besides its tables before the first process may use it. */
async function furnish(url: string, lock: pg.Client): Promise<void> {
  await installJobs({ connectionString: url, maxPoolSize: 2, logger: new Logger(() => () => {}) })
  await lock.query(
    `INSERT INTO installation (id, epoch) VALUES (1, gen_random_uuid()) ON CONFLICT (id) DO NOTHING`,
  )
}
