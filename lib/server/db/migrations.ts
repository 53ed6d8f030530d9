import 'server-only'
import fs from 'node:fs'
import path from 'node:path'

/** What both a `pg` client and a pool can do. */
export interface Queries {
  query<Row>(sql: string): Promise<{ rows: Row[] }>
}

/** The names of the migrations this process came with, oldest first. */
export function ownMigrations(folder = path.join(process.cwd(), 'prisma', 'migrations')): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

/** The names of the migrations that a database has whole, oldest first; empty for a database without any. */
export async function appliedMigrations(database: Queries): Promise<string[]> {
  const { rows: tables } = await database.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  )
  if (!tables[0]?.found) return []
  const { rows } = await database.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows.map((row) => row.name)
}

/**
 * The migrations of ours that a database still lacks. What it has beyond them is tolerated: a newer process was here,
 * and its migration only added.
 */
export async function pendingMigrations(database: Queries, folder?: string): Promise<string[]> {
  const applied = new Set(await appliedMigrations(database))
  return ownMigrations(folder).filter((name) => !applied.has(name))
}
