import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const LOCK_NOT_AVAILABLE = '55P03'
const ATTEMPTS = 30

/**
 * Prisma's adapter for PostgreSQL, but that a script is one message to the server and therefore one transaction.
 * Prisma's own splits it at every semicolon and commits each piece, so that a function body fails and half a file may
 * stay. A script that does not get its locks within a second lets the readers pass and tries again.
 * The pool stays the caller's to end: the engine ends nothing, and of an error it keeps no word, hence `onFailure`.
 */
export function wholeFileAdapter(
  pool: pg.Pool,
  onFailure: (error: unknown) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  const connect = async (): Promise<SqlDriverAdapter> => {
    const adapter = await factory.connect()
    adapter.executeScript = async (script) => {
      try {
        await executeWhole(pool, script)
      } catch (error) {
        onFailure(error)
        throw error
      }
    }
    return adapter
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}

/**
 * The engine notes afterwards, in its own time, that a migration is finished. We note it in the transaction itself, or
 * a process killed between the two would leave a migration that is there and counts as missing. Only the one under way
 * is unfinished: migrations wait for each other (`migrate.ts`).
 */
const FINISHED = `UPDATE _prisma_migrations SET finished_at = now()
  WHERE finished_at IS NULL AND rolled_back_at IS NULL`

async function executeWhole(pool: pg.Pool, script: string): Promise<void> {
  const isMigration = !/_prisma_migrations/.test(script)
  const whole = isMigration ? `SET LOCAL lock_timeout = '1s';\n${script}\n;\n${FINISHED}` : script
  for (let attempt = 1; ; attempt++) {
    try {
      await pool.query(whole)
      return
    } catch (error) {
      const blocked = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE
      if (!blocked || attempt === ATTEMPTS) throw error
      await wait(1000)
    }
  }
}
