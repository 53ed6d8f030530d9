import { passages } from '@/bench/seed/shapes'
import { seededRandom } from '@/bench/seed/random'
import { bodyOf } from '@/bench/seed/rows'
import { openReading } from '@/bench/seed/seed-book'
import type { BenchReading, Book } from '@/bench/seed/seed-book'
import { buildCopy } from '@/bench/support/copy-app'
import { memoryOf } from '@/bench/support/memory'
import type { Given } from '@/bench/support/part'
import { serveApp } from '@/bench/support/serve'
import type { Served } from '@/bench/support/serve'
import { percentiles, times } from '@/bench/support/statistics'
import { table } from '@/bench/support/table'
import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { postFrom } from './post-from'
import type { Posted, Posting } from './post-from'
import { serveBare } from './serve-bare'

const CLIENTS = [1, 16, 64]

type Side = { name: string; server: Served; reading: BenchReading; stored: number }
type Round = Posted & { memory: number }

/** Posts a second and their latency, beside a bare server that writes the same rows; in turn, on the same database. */
export async function writingPart({ book }: Given): Promise<void> {
  const folder = await buildCopy({ name: 'app' })
  const reading = await openReading(book, 'writing', 1000)
  const bareReading = await openReading(book, 'writing-bare', 1000)
  const post = await whatToPost(book)
  const postil: Side = { name: 'Postil', server: await serveApp(folder), reading, stored: 0 }
  const bare: Side = {
    name: 'bare',
    server: await serveBare(bareReading, book.revisionId),
    reading: bareReading,
    stored: 0,
  }
  const rows: string[][] = []
  for (const clients of CLIENTS) {
    const before = { ...post, clients, warmUpMs: 1500, ms: 5000, people: book.people }
    const ours = await round(postil, before)
    const theirs = await round(bare, before)
    rows.push(cells(clients, postil.name, ours, ours.perSecond / theirs.perSecond))
    rows.push(cells(clients, bare.name, theirs, 1))
  }
  const head = [
    'clients',
    'server',
    'posts/s',
    'of bare',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'memory MB',
    'refused',
  ]
  console.log(`\n### Posts a second\n\n${table(head, rows)}\n`)
  for (const side of [postil, bare]) console.log(await gaplessLine(side))
  await Promise.all([postil.server.stop(), bare.server.stop()])
}

async function round(side: Side, posting: Omit<Posting, 'url' | 'readingId' | 'revisionId'>): Promise<Round> {
  // Nobody is slowed by what the round before has counted.
  await directPool().query('TRUNCATE rate_bucket')
  const { readingId, revisionId } = side.reading
  const posted = await postFrom({ ...posting, url: side.server.url, readingId, revisionId })
  side.stored += posted.stored
  return { ...posted, memory: memoryOf(side.server.pid) }
}

async function whatToPost(book: Book) {
  const text = await getRevision(db(), book.revisionId)
  const next = passages(text, seededRandom(7))
  const words =
    'Where does this come from? The sentence before says the opposite, and nobody has asked for it.'
  return { body: bodyOf(words), selectors: Array.from({ length: 500 }, next) }
}

function cells(clients: number, name: string, round: Round, share: number): string[] {
  const { latencies, perSecond, memory, refusals } = round
  return [
    String(clients),
    name,
    perSecond.toFixed(0),
    share === 1 ? '' : times(share, 1),
    ...percentiles(latencies),
    memory.toFixed(0),
    JSON.stringify(refusals).replace('{}', '0'),
  ]
}

/** The feed's versions must be as many as the posts that were confirmed, without a hole. */
async function gaplessLine({ name, reading, stored }: Side): Promise<string> {
  const { rows } = await directPool().query<{ version: number; events: number; first: number; last: number }>(
    `SELECT f.version::int AS version, count(*)::int AS events, min(e.version)::int AS first, max(e.version)::int AS last
     FROM feed f JOIN live_event e ON e.topic = f.topic WHERE f.topic = $1 GROUP BY f.version`,
    [`reading:${reading.readingId}`],
  )
  const found = rows[0] ?? { version: 0, events: 0, first: 0, last: 0 }
  const isWhole = found.first === 1 && found.last === found.events && found.version === found.events
  const verdict = isWhole && found.events === stored ? 'gapless' : 'NOT gapless'
  return `${name}: ${stored} posts confirmed, versions ${found.first} to ${found.last} in ${found.events} events: ${verdict}.`
}
