import { once } from 'node:events'
import { next } from '@/scripts/build.mjs'
import { startChild, stopChildren } from '@/scripts/children.mjs'
import { freePort } from '@/scripts/ports.mjs'
import { runTypeScript } from '@/scripts/typescript.mjs'
import { onServer, replaceDatabase } from '@/tests/support/databases'
import { until } from '@/tests/support/until'
import { openScenery } from './ask-scenes'
import type { Scenery } from './ask-scenes'

/** A served copy of one prepared installation: where it answers, its database, and how its server is killed and started again. */
export type World = {
  address: string
  database: string
  kill: () => Promise<void>
  startAgain: () => Promise<void>
  /** True once its server has done all jobs that are due; until then its bells may still move. */
  hasNoJobs: () => Promise<boolean>
}

type Preparing<Seeded> = {
  /** Reaches the PostgreSQL server as an account that may create databases. */
  databaseUrl: (database: string) => string
  names: readonly string[]
  /** What all of them call themselves, so that no address tells them apart; each its own when it is left out. */
  publicly?: string
  seed: (scenery: Scenery) => Promise<Seeded>
}

/**
 * Prepares one database, copies it for each world, and serves each by the same build, with one secret and a clock that
 * stands still: whatever differs between their answers is due to what is done in them.
 */
export async function openWorlds<Seeded>({ databaseUrl, names, publicly, seed }: Preparing<Seeded>) {
  const run = `worlds_${process.pid}`
  const settings = {
    POSTIL_CLOCK: new Date().toISOString(),
    POSTIL_SECRET: 'one secret for all worlds of this test',
    ...(publicly === undefined ? {} : { POSTIL_URL: publicly }),
  }
  const template = await replaceDatabase(databaseUrl('postgres'), run)
  await migrate({ ...settings, DATABASE_URL: template })
  const { scenery, close } = await openScenery({ ...settings, DATABASE_URL: template })
  const seeded = await seed(scenery)
  // Nobody may be connected to what is to be copied.
  await close()
  const worlds: World[] = []
  for (const name of names) {
    const database = `${run}_${name}`
    const DATABASE_URL = await replaceDatabase(databaseUrl('postgres'), database, run)
    const world = { database, hasNoJobs: () => hasNoJobs(DATABASE_URL) }
    worlds.push({ ...world, ...(await serve({ ...settings, DATABASE_URL })) })
    await until('what was prepared has been told', world.hasNoJobs)
  }
  return { seeded, worlds, close: stopChildren }
}

async function hasNoJobs(url: string): Promise<boolean> {
  return onServer(url, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM graphile_worker.jobs WHERE run_at <= now() LIMIT 1')
    return rows.length === 0
  })
}

async function migrate(env: Record<string, string>): Promise<void> {
  const { code, errors } = await runTypeScript('scripts/prepare-database.ts', { ...process.env, ...env })
  if (code !== 0) throw new Error(errors)
}

async function serve(settings: Record<string, string>): Promise<Omit<World, 'database' | 'hasNoJobs'>> {
  const [host, port] = ['127.0.0.1', await freePort()]
  const address = `http://${host}:${port}`
  const own = {
    POSTIL_URL: address,
    AUTH_URL: address,
    HOST: host,
    PORT: String(port),
    NODE_ENV: 'production',
  }
  const env = { ...process.env, ...own, ...settings } as NodeJS.ProcessEnv
  // What it logs belongs to the test, which provokes it.
  const start = () =>
    startChild(process.execPath, [next, 'start', '-H', host, '-p', String(port)], { env, stdio: 'ignore' })
  const answers = async () => void (await until('the world answers', () => isHealthy(address)))
  let child = start()
  await answers()
  return {
    address,
    kill: async () => {
      const gone = once(child, 'exit')
      // With all it has started: it leads a process group of its own.
      process.kill(-(child.pid ?? 0), 'SIGKILL')
      await gone
    },
    startAgain: async () => {
      child = start()
      await answers()
    },
  }
}

async function isHealthy(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health`).catch(() => null)
  return answer?.ok === true
}
