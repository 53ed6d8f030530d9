import http from 'node:http'
import { fetchRaw, type RawAnswer } from '@/bench/anchors/fetch-raw'
import { buildCopy } from '@/bench/support/copy-app'
import { memoryOf } from '@/bench/support/memory'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import { kilobytes, percentiles } from '@/bench/support/statistics'
import { table } from '@/bench/support/table'
import { groupPath } from '@/lib/groups/slug'
import { SLUG, seedMany } from './seed-many'

const REQUESTS = 60

/** Pages that are lists, where the lists are long: a thousand members and a thousand readings. */
export async function listsPart({ book }: Given): Promise<void> {
  await seedMany(book.people[0]?.userId ?? '')
  const server = await serveApp(await buildCopy({ name: 'app' }))
  const cookie = book.people[0]?.cookie ?? ''
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const rows: string[][] = []
  for (const [name, path] of [
    ['members, 1,000 of them', groupPath(SLUG, 'members')],
    ['members, looking for a name', `${groupPath(SLUG, 'members')}?words=number+77`],
    ['group, 1,000 readings', groupPath(SLUG)],
    ['home, 1,000 readings', '/'],
  ] as const) {
    const answers: RawAnswer[] = []
    for (let i = 0; i < REQUESTS + 10; i++)
      answers.push(await fetchRaw(`${server.url}${path}`, cookie, agent))
    const [first] = answers
    if (!first || first.status !== 200) throw new Error(`${path} answered ${first?.status}`)
    const took = answers.slice(10).map(({ last }) => last)
    rows.push([
      name,
      ...percentiles(took),
      kilobytes(Buffer.byteLength(first.text)),
      kilobytes(first.wire),
      memoryOf(server.pid).toFixed(0),
    ])
  }
  const head = ['page', 'p50 ms', 'p95 ms', 'p99 ms', 'HTML', 'on the wire', 'memory MB']
  console.log(`\n### Lists\n\n${table(head, rows)}\n`)
  agent.destroy()
  await server.stop()
}
