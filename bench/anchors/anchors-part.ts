import http from 'node:http'
import { anchorIndex } from '@/lib/anchoring/anchor-index'
import { unpackAnchors } from '@/lib/anchoring/pack'
import type { PackedAnchors } from '@/lib/anchoring/packed'
import { openReading } from '@/bench/seed/seed-book'
import { buildCopy } from '@/bench/support/copy-app'
import { memoryOf } from '@/bench/support/memory'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import { kilobytes, median, ms, percentiles } from '@/bench/support/statistics'
import { table } from '@/bench/support/table'
import { fetchRaw } from './fetch-raw'
import type { RawAnswer } from './fetch-raw'

const REQUESTS = 100

/** All anchors of a reading in one answer: its size, how long the server takes, and how long unpacking does. */
export async function anchorsPart({ book, counts }: Given): Promise<void> {
  const server = await serveApp(await buildCopy({ name: 'app' }))
  const cookie = book.people[5]?.cookie ?? ''
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const rows: string[][] = []
  for (const count of counts) {
    const reading = await openReading(book, `anchors-${count}`, count)
    const url = `${server.url}/api/readings/${reading.readingId}/anchors`
    const answers: RawAnswer[] = []
    for (let i = 0; i < REQUESTS + 10; i++) answers.push(await fetchRaw(url, cookie, agent))
    const [first] = answers
    if (!first || first.status !== 200) throw new Error(`${url} answered ${first?.status}`)
    const found = unpackAnchors(JSON.parse(first.text) as PackedAnchors).length
    const took = answers.slice(10).map(({ last }) => last)
    rows.push([
      String(found),
      kilobytes(Buffer.byteLength(first.text)),
      `${kilobytes(first.wire)} (${first.encoding})`,
      `${(first.wire / found).toFixed(1)} B`,
      ...percentiles(took),
      ms(median(unpacking(first.text))),
      memoryOf(server.pid).toFixed(0),
    ])
  }
  const head = [
    'anchors',
    'JSON',
    'on the wire',
    'each',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'unpack ms',
    'memory MB',
  ]
  console.log(`\n### Packed anchors in one answer\n\n${table(head, rows)}\n`)
  agent.destroy()
  await server.stop()
}

/** Parsing, unpacking and indexing, in this Node: the same V8 as the browser's. */
function unpacking(text: string): number[] {
  return Array.from({ length: 30 }, () => {
    const started = performance.now()
    anchorIndex(unpackAnchors(JSON.parse(text) as PackedAnchors))
    return performance.now() - started
  })
}
