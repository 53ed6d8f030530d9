import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '@/bench/seed/random'
import { freshAnnotationId } from '@/bench/seed/rows'
import { openReading } from '@/bench/seed/seed-book'
import type { BenchReading, Book } from '@/bench/seed/seed-book'
import { passages } from '@/bench/seed/shapes'
import { buildCopy } from '@/bench/support/copy-app'
import { memoryOf } from '@/bench/support/memory'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import { percentiles } from '@/bench/support/statistics'
import { table } from '@/bench/support/table'
import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { openReader } from './open-reader'
import type { StreamReader } from './open-reader'
import { postOne } from './post-one'

const POSTS = 200
const OTHERS = [0, 100]

/** In ms: long enough apart that posts do not share a wake-up, and never in step with anything. */
const APART = { least: 60, spread: 60 }

type Post = { id: string; sent: number; confirmed: number }

/** From one reader's post to another's stream, alone and with a hundred others connected. */
export async function livePart({ book }: Given): Promise<void> {
  const server = await serveApp(await buildCopy({ name: 'app' }))
  const reading = await openReading(book, 'live', 1000)
  const rows: string[][] = []
  for (const others of OTHERS) {
    await directPool().query('TRUNCATE rate_bucket')
    const readers: StreamReader[] = []
    for (const { cookie } of book.people.slice(0, others + 1))
      readers.push(await openReader(server.url, reading.readingId, cookie))
    const posts = await postInTurn(server.url, reading, book)
    await wait(3000)
    const second = readers[0]?.arrivals ?? new Map<string, number>()
    rows.push(cells(others, posts, second, memoryOf(server.pid)))
    if (others > 0) rows.push(lastOf(posts, readers))
    for (const reader of readers) reader.close()
    await wait(500)
  }
  const head = ['other readers', 'measured', 'p50 ms', 'p95 ms', 'p99 ms', 'arrived', 'memory MB']
  console.log(`\n### From the commit to the second reader\n\n${table(head, rows)}\n`)
  await server.stop()
}

function cells(others: number, posts: Post[], arrivals: Map<string, number>, memory: number): string[] {
  const found = posts.filter(({ id }) => arrivals.has(id))
  const late = found.map(({ id, confirmed }) => (arrivals.get(id) ?? 0) - confirmed)
  return [
    String(others),
    '201 to frame',
    ...percentiles(late),
    `${found.length} of ${posts.length}`,
    memory.toFixed(0),
  ]
}

/** From sending the post until the last of all readers has it. */
function lastOf(posts: Post[], readers: StreamReader[]): string[] {
  const whole = posts.filter(({ id }) => readers.every(({ arrivals }) => arrivals.has(id)))
  const late = whole.map(({ id, confirmed }) =>
    Math.max(...readers.map(({ arrivals }) => (arrivals.get(id) ?? 0) - confirmed)),
  )
  return ['', '201 to the last frame', ...percentiles(late), `${whole.length} of ${posts.length}`, '']
}

async function postInTurn(url: string, reading: BenchReading, book: Book): Promise<Post[]> {
  const random = seededRandom(11)
  const next = passages(await getRevision(db(), book.revisionId), random)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const posts: Post[] = []
  for (let i = 0; i < POSTS; i++) {
    const writer = book.people[150 + (i % 50)]
    if (writer)
      posts.push(await postOne({ id: freshAnnotationId(), url, reading, writer, selectors: next(), agent }))
    await wait(APART.least + random.below(APART.spread))
  }
  agent.destroy()
  return posts
}
