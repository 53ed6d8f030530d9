import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aFragileLink } from '@/tests/support/fragile-link'
import { onServer } from '@/tests/support/databases'
import { until } from '@/tests/support/until'

const own = () => process.env['DATABASE_URL'] ?? ''

let link: Awaited<ReturnType<typeof aFragileLink>>
const running: ChildProcess[] = []
beforeEach(async () => {
  const { hostname, port } = new URL(own())
  link = await aFragileLink({ host: hostname, port: Number(port) })
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  await link.close()
})

/** Starts a serving process whose database is behind a port, known there by a name. */
async function aServingProcess(port: number, name: string) {
  const url = new URL(own())
  url.host = `127.0.0.1:${port}`
  url.searchParams.set('application_name', name)
  const child = fork('tests/support/serving-process.ts', [], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: url.href, DATABASE_DIRECT_URL: '', POSTIL_JOBS: '1' },
    silent: true,
  })
  running.push(child)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`The process ended: ${said}`))),
  ])
  return { child, said: () => said }
}

/** How many connections of a process hear a channel. */
function listening(name: string, channel: string): Promise<number> {
  return onServer(own(), async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND query LIKE $2',
      [name, `LISTEN%${channel}%`],
    )
    return rows.length
  })
}

test('whose output nobody reads any more, and whose database is gone, goes on in peace', async () => {
  let attempts = 0
  const gone = net.createServer((socket) => {
    attempts++
    socket.destroy()
  })
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { child } = await aServingProcess((gone.address() as net.AddressInfo).port, 'unread')
  child.stdout?.destroy()
  child.stderr?.destroy()
  const before = attempts
  await until('it has failed, and said so, some times more', () => attempts >= before + 4)
  child.send('?')
  const [told] = (await once(child, 'message')) as [{ uncaught: number }]
  expect(told).toEqual({ uncaught: 0 })
  await new Promise((resolve) => gone.close(resolve))
})

test('that starts while the database is away works off jobs when it is there', async () => {
  await link.refuse()
  const { said } = await aServingProcess(link.port, 'starts-early')
  await until('it has tried in vain', () => said().includes('jobs.start'))
  await link.accept()
  await until('it hears of jobs', async () => (await listening('starts-early', 'jobs:insert')) === 1)
})
