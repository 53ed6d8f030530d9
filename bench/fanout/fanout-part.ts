import { openReading } from '@/bench/seed/seed-book'
import { buildCopy } from '@/bench/support/copy-app'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import type { Served } from '@/bench/support/serve'
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
  const sides: (Omit<Side, 'server'> & { start: () => Promise<Served> })[] = [
    { name: 'Postil', reading, hasCursors: true, start: () => serveApp(folder) },
    {
      name: 'bare',
      reading: bareReading,
      hasCursors: false,
      start: () => serveBare(bareReading, book.revisionId),
    },
  ]
  /** Each side with a process that has done nothing else. */
  async function beside(measure: (side: Side) => Promise<string[]>): Promise<string[][]> {
    const rows: string[][] = []
    for (const { start, ...side } of sides) {
      await directPool().query('TRUNCATE rate_bucket')
      const server = await start()
      rows.push(await measure({ ...side, server }))
      await server.stop()
    }
    return rows
  }
  const late = await beside((side) => lastOf(side, book, READERS))
  const head = [`last of ${READERS} readers`, 'p50 ms', 'p95 ms', 'p99 ms', 'arrived', 'CPU ms a post']
  console.log(`\n### From the commit to the last reader\n\n${table(head, late)}\n`)
  const idle = await beside((side) => idleRow(side, book, IDLE))
  const columns = [
    `${IDLE} idle streams`,
    'memory before, MB',
    'with them, MB',
    'kB a stream',
    'CPU, % of a core',
  ]
  console.log(`\n### Idle streams on one process\n\n${table(columns, idle)}\n`)

  const fresh = await openReading(book, 'fanout-interrupted', 100)
  for (const line of await interruptedLines({ folder, book, reading: fresh })) console.log(line)
}
