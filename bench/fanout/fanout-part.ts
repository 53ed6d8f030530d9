import { openReading } from '@/bench/seed/seed-book'
import { buildCopy } from '@/bench/support/copy-app'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import { table } from '@/bench/support/table'
import { serveBare } from '@/bench/writing/serve-bare'
import { directPool } from '@/lib/server/db/direct'
import { idleRow, lastOf } from './measure'
import type { Side } from './measure'
import { interruptedLines } from './interrupted'

const READERS = 500
const IDLE = 2000

/** One post to many readers and what idle streams take, beside a bare server; then whether everybody hears everything. */
export async function fanoutPart({ book }: Given): Promise<void> {
  const folder = await buildCopy({ name: 'app' })
  const reading = await openReading(book, 'fanout', 100)
  const bareReading = await openReading(book, 'fanout-bare', 100)
  const sides: Side[] = [
    { name: 'Postil', server: await serveApp(folder), reading, hasCursors: true },
    {
      name: 'bare',
      server: await serveBare(bareReading, book.revisionId),
      reading: bareReading,
      hasCursors: false,
    },
  ]
  const latencies: string[][] = []
  for (const side of sides) {
    await directPool().query('TRUNCATE rate_bucket')
    latencies.push(await lastOf(side, book, READERS))
  }
  const head = [`last of ${READERS} readers`, 'p50 ms', 'p95 ms', 'p99 ms', 'arrived', 'CPU ms a post']
  console.log(`\n### From the commit to the last reader\n\n${table(head, latencies)}\n`)

  const idle: string[][] = []
  for (const side of sides) idle.push(await idleRow(side, book, IDLE))
  const columns = [
    `${IDLE} idle streams`,
    'memory before, MB',
    'with them, MB',
    'kB a stream',
    'CPU, % of a core',
  ]
  console.log(`\n### Idle streams on one process\n\n${table(columns, idle)}\n`)
  for (const { server } of sides) await server.stop()

  const fresh = await openReading(book, 'fanout-interrupted', 100)
  for (const line of await interruptedLines({ folder, book, reading: fresh })) console.log(line)
}
