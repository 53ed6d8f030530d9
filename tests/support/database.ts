import { inject } from 'vitest'
import { inDatabase, replaceDatabase } from './databases'

// Runs before each integration test file. A worker has one database for all its files, cloned from the template: tests
// make their own people and groups, and nothing is emptied between them. Modules are shared between a worker's files
// (`isolate: false`), so the promise is kept where every file finds it.
const holder = globalThis as typeof globalThis & {
  postilTestDatabase?: Promise<string>
  postilWarned?: NodeJS.WarningListener
}

// What a library will refuse tomorrow fails the run today.
if (!holder.postilWarned) {
  holder.postilWarned = (warning) => {
    if (warning.name === 'DeprecationWarning') throw warning
  }
  process.on('warning', holder.postilWarned)
}

const server = inject('pgUrl')
const database = `postil_worker_${process.env['VITEST_POOL_ID']}_${process.pid}`

// Set before anything imports lib/server/env.
process.env['DATABASE_URL'] = inDatabase(server, database)
process.env['DATABASE_DIRECT_URL'] = ''
process.env['POSTIL_SECRET'] ||= 'a secret for tests and for nothing else'
process.env['POSTIL_URL'] ||= 'http://localhost:3000'
process.env['AUTH_SECRET'] ||= process.env['POSTIL_SECRET']
process.env['AUTH_URL'] ||= process.env['POSTIL_URL']

await (holder.postilTestDatabase ??= replaceDatabase(server, database, inject('template')))
