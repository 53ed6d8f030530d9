import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { inDatabase, onServer, replaceDatabase } from '@/tests/support/databases'
import { aMailServer } from '@/tests/support/mail-server'
import { until } from '@/tests/support/until'

// Three mails, and the process that sends them is killed when each is at another point. A second one finds what it left.
const UNSENT = 'before-it-is-handed-over@postil.example'
const UNANSWERED = 'before-the-answer@postil.example'
const UNWRITTEN = 'before-the-row@postil.example'
const pgServer = inject('pgUrl')
const database = `postil_killed_${process.pid}`
const url = inDatabase(pgServer, database)

let server: Awaited<ReturnType<typeof aMailServer>>
let workers: ChildProcess[]
beforeAll(async () => {
  await replaceDatabase(pgServer, database, inject('template'))
  server = await aMailServer()
  workers = await Promise.all([aWorker(), aWorker()])
})
afterAll(async () => {
  await Promise.all(workers.map(kill))
  await server.close()
  await onServer(pgServer, (client) => client.query(`DROP DATABASE "${database}" WITH (FORCE)`))
})

async function aWorker(): Promise<ChildProcess> {
  const child = fork('tests/support/mailing-process.ts', [], {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: {
      ...process.env,
      DATABASE_URL: url,
      DATABASE_DIRECT_URL: '',
      SMTP_URL: server.url,
      MAIL_FROM: 'Postil <a@b.example>',
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await once(child, 'message')
  return child
}

async function tell(worker: ChildProcess | undefined, what: { mailTo: string } | 'work'): Promise<void> {
  if (!worker) throw new Error('There is no such worker')
  worker.send(what)
  await once(worker, 'message')
}

async function kill(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = once(worker, 'exit')
  worker.kill('SIGKILL')
  await gone
}

const sql = <Row extends object>(text: string, values: unknown[] = []) =>
  onServer(url, async (client) => (await client.query<Row>(text, values)).rows)

async function mailTo(recipient: string) {
  const [mail] = await sql<{ state: string; attempts: number; text: string }>(
    'SELECT state::text, attempts, text FROM mail WHERE recipient = $1',
    [recipient],
  )
  return mail
}

/** Makes the three mails and has a worker send them all at once; resolves, and lets go, when each has come to its point. */
async function sendUpToTheirPoints(whenThere: () => Promise<void>): Promise<void> {
  const [first] = workers
  const reached = new Set<string>()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const at = (recipient: string) => {
    reached.add(recipient)
    return held
  }
  server.holdAddressing(async (to) => (to === UNSENT ? at(to) : undefined))
  for (const recipient of [UNSENT, UNANSWERED, UNWRITTEN]) await tell(first, { mailTo: recipient })
  await onServer(url, async (client) => {
    // Nothing but what is said of the row after the answer waits for this: until then it is another connection's to change.
    server.hold(async (to) => {
      if (to === UNANSWERED) return at(to)
      if (to !== UNWRITTEN) return
      await client.query('BEGIN')
      await client.query('SELECT 1 FROM mail WHERE recipient = $1 FOR UPDATE', [to])
      reached.add(to)
    })
    // Each time two more at once.
    for (let time = 0; time < 2; time++) await tell(first, 'work')
    await until('each has come to its point', async () => {
      if (reached.size < 3) return false
      const waiting = await sql(`SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%UPDATE%mail%'`)
      return waiting.length === 1
    })
    await whenThere()
    await client.query('ROLLBACK')
  })
  letGo()
}

test('a mail whose worker is killed reaches nobody twice, and its row says what is known', async () => {
  await sendUpToTheirPoints(async () => {
    expect(await mailTo(UNSENT)).toMatchObject({ state: 'waiting', attempts: 0 })
    expect(await mailTo(UNANSWERED)).toMatchObject({ state: 'sending' })
    expect(await mailTo(UNWRITTEN)).toMatchObject({ state: 'sending' })
    await Promise.all(workers.slice(0, 1).map(kill))
  })
  await until('the server has taken what it was given', () => server.to(UNANSWERED).length === 1)
  server.hold(async () => {})
  server.holdAddressing(async () => {})

  // Later: what the killed workers held is looked for again, and found once more by the next look.
  await sql("UPDATE mail SET created_at = now() - interval '10 minutes'")
  await tell(workers[1], 'work')
  for (let look = 0; look < 2; look++) {
    await sql("SELECT graphile_worker.add_job('resume-mails')")
    await until('nothing is left to do', async () => {
      const jobs = await sql('SELECT 1 FROM graphile_worker.jobs WHERE locked_at IS NULL')
      const open = await sql("SELECT 1 FROM mail WHERE state IN ('waiting', 'sending')")
      return jobs.length === 0 && open.length === 0
    })
  }
  expect(await mailTo(UNSENT)).toMatchObject({ state: 'sent', attempts: 1, text: '' })
  for (const recipient of [UNANSWERED, UNWRITTEN]) {
    expect(await mailTo(recipient)).toMatchObject({ state: 'unclear', attempts: 1, text: '' })
  }
  for (const recipient of [UNSENT, UNANSWERED, UNWRITTEN]) expect(server.to(recipient)).toHaveLength(1)
})
