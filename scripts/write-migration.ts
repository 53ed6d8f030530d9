import fs from 'node:fs'
import path from 'node:path'
import { schemaDifference } from './schema-difference'
import { joinSchemaFiles, readSchemaFiles } from './schema-files'

// `npm run db:migration -- name`: compares the schema as it was last migrated with the schema as it is now, without
// a database. The snapshot has no `.prisma` ending, or Prisma would read it as one more file of the schema.
const folder = path.join(import.meta.dirname, '..', 'prisma')
const snapshot = path.join(folder, 'migrations', 'schema.snapshot')

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in lower_snake_case: npm run db:migration -- add_something')
  process.exit(1)
}

const now = readSchemaFiles(folder)
const before = fs.existsSync(snapshot)
  ? [{ path: 'schema.snapshot', content: fs.readFileSync(snapshot, 'utf8') }]
  : []
const sql = await schemaDifference(before, now)
if (sql === null) {
  console.log('The schema has not changed since the last migration.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const file = path.join(folder, 'migrations', `${stamp}_${name}`, 'migration.sql')
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, sql)
  fs.writeFileSync(snapshot, joinSchemaFiles(now))
  console.log(`Wrote ${path.relative(process.cwd(), file)}. Read it before you commit it.`)
}
