import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { appliedMigrations, ownMigrations, pendingMigrations } from '@/lib/server/db/migrations'
import { migrate } from '@/scripts/migrate'
import { schemaDifference } from '@/scripts/schema-difference'
import { readSchemaFiles } from '@/scripts/schema-files'
import { onServer, replaceDatabase } from '@/tests/support/databases'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true })
})

/** A folder of migrations, one for each given script, in that order. */
function migrations(...scripts: string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-migrations-'))
  folders.push(folder)
  for (const [index, script] of scripts.entries()) write(folder, index, script)
  return folder
}

function write(folder: string, index: number, script: string): void {
  const place = path.join(folder, `2026010100000${index}_step`)
  fs.mkdirSync(place, { recursive: true })
  fs.writeFileSync(path.join(place, 'migration.sql'), script)
}

const emptyDatabase = (name: string) =>
  replaceDatabase(inject('pgUrl'), `postil_migrate_${name}_${process.pid}`)

const run = (url: string, sql: string) => onServer(url, async (client) => (await client.query(sql)).rows)

const TABLES = `SELECT table_name AS name FROM information_schema.tables
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`

describe('each file is one transaction', () => {
  test('a function body with semicolons passes', async () => {
    const url = await emptyDatabase('function')
    const body = `CREATE FUNCTION three() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int := 1; BEGIN n := n + 2; RETURN n; END; $$;`
    await migrate(url, migrations(body))
    expect(await run(url, 'SELECT three() AS n')).toEqual([{ n: 3 }])
  })

  test('a failing second statement leaves nothing of the first', async () => {
    const url = await emptyDatabase('failing')
    const folder = migrations('CREATE TABLE one (id int);', 'CREATE TABLE two (id int); SELECT 1 / 0;')
    await expect(migrate(url, folder)).rejects.toThrow(/division by zero/)
    expect(await run(url, TABLES)).toEqual([{ name: 'one' }])
    expect(await onServer(url, (client) => pendingMigrations(client, folder))).toEqual([
      '20260101000001_step',
    ])
  })

  test('a migration that failed is tried again once it is corrected', async () => {
    const url = await emptyDatabase('corrected')
    const folder = migrations('CREATE TABLE one (id int); SELECT 1 / 0;')
    await expect(migrate(url, folder)).rejects.toThrow(/division by zero/)
    write(folder, 0, 'CREATE TABLE one (id int);')
    expect(await migrate(url, folder)).toEqual(['20260101000000_step'])
    expect(await run(url, TABLES)).toEqual([{ name: 'one' }])
  })

  test('what ends with a comment, without a semicolon, passes', async () => {
    const url = await emptyDatabase('comment')
    await migrate(url, migrations('CREATE TABLE one (id int) -- the last word'))
    expect(await run(url, TABLES)).toEqual([{ name: 'one' }])
  })
})

describe('the history', () => {
  test('applying twice changes nothing', async () => {
    const url = await emptyDatabase('twice')
    expect(await migrate(url)).toEqual(ownMigrations())
    const history = `SELECT * FROM _prisma_migrations ORDER BY migration_name`
    const before = [await run(url, history), await run(url, 'SELECT * FROM installation')]
    expect(await migrate(url)).toEqual([])
    expect([await run(url, history), await run(url, 'SELECT * FROM installation')]).toEqual(before)
  })

  test('two processes that start at once apply each migration once', async () => {
    const url = await emptyDatabase('at_once')
    const applied = await Promise.all([migrate(url), migrate(url)])
    expect(applied.flat().toSorted()).toEqual(ownMigrations())
  })

  test('migrations of a newer process are tolerated', async () => {
    const url = await emptyDatabase('newer')
    await migrate(url, migrations('CREATE TABLE one (id int);', 'CREATE TABLE two (id int);'))
    const older = migrations('CREATE TABLE one (id int);')
    expect(await migrate(url, older)).toEqual([])
    write(older, 2, 'CREATE TABLE three (id int);')
    expect(await migrate(url, older)).toEqual(['20260101000002_step'])
    expect(await onServer(url, appliedMigrations)).toHaveLength(3)
  })
})

// Lists what a schema consists of, so that two databases can be compared as text.
const SHAPE = {
  columns: `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, datetime_precision
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
  indexes: `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  enums: `SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1, e.enumsortorder`,
  keys: `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f') AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`,
}

test('the migrations lead to what the schema says', async () => {
  const migrated = await emptyDatabase('migrated')
  await migrate(migrated)
  const direct = await emptyDatabase('direct')
  const sql = await schemaDifference([], readSchemaFiles('prisma'))
  await run(direct, sql ?? '')
  for (const query of Object.values(SHAPE)) {
    const expected = await run(direct, query)
    expect(expected.length).toBeGreaterThan(0)
    expect(await run(migrated, query)).toEqual(expected)
  }
})

test('the snapshot beside the migrations is the schema', async () => {
  const snapshot = fs.readFileSync('prisma/migrations/schema.snapshot', 'utf8')
  const before = [{ path: 'schema.snapshot', content: snapshot }]
  expect(await schemaDifference(before, readSchemaFiles('prisma'))).toBeNull()
})
