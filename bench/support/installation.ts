import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'
import { startEmbeddedPostgres } from '@/scripts/embedded-postgres.mjs'
import { migrate } from '@/scripts/migrate'

/**
 * A PostgreSQL of the bench's own, with the durable settings of every installation, migrated and empty; this process
 * and all servers it starts use it. Returns what takes it away again.
 */
export async function openInstallation(): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-bench-'))
  // Started by root, PostgreSQL runs under another account, which has to come through here.
  fs.chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') })
  await createDatabase(server.url('postgres'))
  process.env['DATABASE_URL'] = server.url('postil')
  process.env['DATABASE_DIRECT_URL'] = ''
  process.env['POSTIL_SECRET'] = crypto.randomBytes(32).toString('base64url')
  process.env['AUTH_SECRET'] = process.env['POSTIL_SECRET']
  await migrate(server.url('postil'))
  return async () => {
    await db().$disconnect()
    await directPool().end()
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('CREATE DATABASE postil')
  await client.end()
}
