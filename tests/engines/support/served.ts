import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startChild, stopChildren } from '@/scripts/children.mjs'
import { freePort } from '@/scripts/ports.mjs'
import { until } from '@/tests/support/until'

/** Where Postil is served for these tests, and where its data lies. */
export type Served = { address: string; data: string }

declare module 'vitest' {
  interface ProvidedContext {
    served: Served
  }
}

/** Serves the production build, by the very command of the README, for as long as the tests of the engines run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = String(await freePort())
  const data = process.env['POSTIL_E2E_DATA'] || path.join(os.tmpdir(), 'postil-engines')
  const address = `http://localhost:${port}`
  const unset = ['POSTIL_URL', 'POSTIL_SECRET', 'POSTIL_SAMPLE_PEOPLE', 'DATABASE_URL', 'DATABASE_DIRECT_URL']
  const server = startChild(process.execPath, ['scripts/start.mjs'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...Object.fromEntries(unset.map((name) => [name, ''])),
      // Vitest's own would have the build be one for tests.
      NODE_ENV: 'production',
      PORT: port,
      HOST: '127.0.0.1',
      POSTIL_DATA: data,
    },
  })
  const isServed = async () => {
    if (server.exitCode !== null) throw new Error('Postil did not start')
    const response = await fetch(`${address}/api/ready`).catch(() => null)
    return response?.ok
  }
  await until('Postil is served', isServed, 300_000)
  project.provide('served', { address, data })
  return stopChildren
}
