import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { stopChildren } from '@/scripts/children.mjs'
import { startEmbeddedPostgres } from '@/scripts/embedded-postgres.mjs'
import { temporaryFolder } from '@/scripts/guarded.mjs'
import { migrate } from '@/scripts/migrate'
import { inDatabase, replaceDatabase } from './databases'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Reaches the cluster of this run as an account that may create databases. */
    pgUrl: string
    /** The migrated database that each worker's is cloned from. */
    template: string
  }
}

/**
 * One PostgreSQL for the whole run: TEST_DATABASE_URL's, or an embedded one in the temporary folder that gives up
 * durability for speed. Migrates the template once.
 */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startTemporary()
  const template = `postil_template_${process.pid}`
  await replaceDatabase(url, template)
  await migrate(inDatabase(url, template))
  project.provide('pgUrl', url)
  project.provide('template', template)
  return stop
}

async function startTemporary(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = temporaryFolder('postil-test-')
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), fast: true })
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop()
      await stopChildren()
    },
  }
}
