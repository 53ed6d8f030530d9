import 'server-only'
import { directPool } from '@/lib/server/db/direct'
import { pendingMigrations } from '@/lib/server/db/migrations'
import { describeError, log } from '@/lib/server/log'
import { isListening } from '@/lib/server/realtime/wake'

/** Whether this process can serve: the database answers and has this release's migrations; newer ones are tolerated. */
export type Readiness = { ready: boolean; database: boolean; migrations: boolean; listening: boolean }

/** Asks the database once. `listening` is told but not required: without it the poll delivers. */
export async function readiness(): Promise<Readiness> {
  try {
    const migrations = (await pendingMigrations(directPool())).length === 0
    return { ready: migrations, database: true, migrations, listening: isListening() }
  } catch (error) {
    log('error', 'ready', describeError(error))
    return { ready: false, database: false, migrations: false, listening: isListening() }
  }
}
