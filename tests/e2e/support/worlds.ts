import { stopChildren } from '@/scripts/children.mjs'
import { freePort } from '@/scripts/ports.mjs'
import { startServer } from '@/scripts/server.mjs'
import { runTypeScript } from '@/scripts/typescript.mjs'
import { replaceDatabase } from '@/tests/support/databases'
import { openScenery } from './ask-scenes'
import type { Scenery } from './ask-scenes'

/** A served copy of one prepared installation. */
export type World = { address: string }

type Preparing<Seeded> = {
  /** Reaches the PostgreSQL server as an account that may create databases. */
  databaseUrl: (database: string) => string
  names: readonly string[]
  seed: (scenery: Scenery) => Promise<Seeded>
}

/** What both worlds call themselves, so that no address tells them apart. */
export const PUBLIC_ADDRESS = 'http://localhost:4000'

/**
 * Prepares one database, copies it for each world, and serves each by the same build, with one secret and a clock that
 * stands still: whatever differs between their answers is due to what is done in them.
 */
export async function openWorlds<Seeded>({ databaseUrl, names, seed }: Preparing<Seeded>) {
  const run = `worlds_${process.pid}`
  const settings = {
    POSTIL_CLOCK: new Date().toISOString(),
    POSTIL_SECRET: 'one secret for all worlds of this test',
    POSTIL_URL: PUBLIC_ADDRESS,
  }
  const template = await replaceDatabase(databaseUrl('postgres'), run)
  await migrate({ ...settings, DATABASE_URL: template })
  const { scenery, close } = await openScenery({ ...settings, DATABASE_URL: template })
  const seeded = await seed(scenery)
  // Nobody may be connected to what is to be copied.
  await close()
  const worlds: World[] = []
  for (const name of names) {
    const DATABASE_URL = await replaceDatabase(databaseUrl('postgres'), `${run}_${name}`, run)
    worlds.push(await serve({ ...settings, DATABASE_URL }))
  }
  return { seeded, worlds, close: stopChildren }
}

async function migrate(env: Record<string, string>): Promise<void> {
  const { code, errors } = await runTypeScript('scripts/prepare-database.ts', { ...process.env, ...env })
  if (code !== 0) throw new Error(errors)
}

async function serve(env: Record<string, string>): Promise<World> {
  const [host, port] = ['127.0.0.1', await freePort()]
  const given = { ...process.env, ...env, HOST: host, PORT: String(port), AUTH_URL: PUBLIC_ADDRESS }
  await startServer({ dev: false, env: given, host, port, onEnd: () => {} })
  return { address: `http://${host}:${port}` }
}
