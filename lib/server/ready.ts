import 'server-only'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { db } from '@/lib/server/db/client'
import { describeError, log } from '@/lib/server/log'
import { isListening } from '@/lib/server/realtime/wake'

/** Whether this process can serve: the database answers and has this release's migrations; newer ones are tolerated. */
export type Readiness = { ready: boolean; database: boolean; migrations: boolean; listening: boolean }

/** Asks the database once. `listening` is told but not required: without it the poll delivers. */
export async function readiness(): Promise<Readiness> {
  try {
    const [own, applied] = await Promise.all([ownMigrations(), appliedMigrations()])
    const migrations = own.every((name) => applied.has(name))
    return { ready: migrations, database: true, migrations, listening: isListening() }
  } catch (error) {
    log('error', 'ready', describeError(error))
    return { ready: false, database: false, migrations: false, listening: isListening() }
  }
}

async function ownMigrations(): Promise<string[]> {
  const entries = await readdir(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map((entry) => entry.name)
}

async function appliedMigrations(): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return new Set(rows.map((row) => row.name))
}
