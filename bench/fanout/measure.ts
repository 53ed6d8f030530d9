import fs from 'node:fs'
import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { postOne } from '@/bench/live/post-one'
import { seededRandom } from '@/bench/seed/random'
import { freshAnnotationId } from '@/bench/seed/rows'
import type { BenchReading, Book } from '@/bench/seed/seed-book'
import { passages } from '@/bench/seed/shapes'
import { memoryOf } from '@/bench/support/memory'
import type { Served } from '@/bench/support/serve'
import { ms, percentiles } from '@/bench/support/statistics'
import { db } from '@/lib/server/db/client'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { cursorFor, follow } from './follower'
import type { Follower } from './follower'

/** A server that streams, and what is posted to it. */
export type Side = { name: string; server: Served; reading: BenchReading; hasCursors: boolean }

const POSTS = 150
const WARM_UP = 10
/** In ms: far enough apart that each post is a wake-up of its own. */
const APART = { least: 120, spread: 80 }
/** In ms: how long idle streams are watched. */
const WATCHED = 30_000

/** Opens so many streams, by the book's people in turn, a few at a time. */
export async function crowd(side: Side, book: Book, count: number): Promise<Follower[]> {
  const { server, reading, hasCursors } = side
  const cursors = new Map<string, string>()
  const followers: Follower[] = []
  const open = async (i: number) => {
    const { cookie } = book.people[i % book.people.length] ?? { cookie: '' }
    if (hasCursors && !cursors.has(cookie))
      cursors.set(cookie, await cursorFor(server.url, reading.readingId, cookie))
    followers.push(await follow({ url: server.url, cookie, cursor: cursors.get(cookie) ?? null }))
  }
  for (let i = 0; i < count; i += 10)
    await Promise.all(Array.from({ length: Math.min(10, count - i) }, (_, k) => open(i + k)))
  return followers
}

/** From the confirmation of a post until the last of so many readers has it, as a row. */
export async function lastOf(side: Side, book: Book, count: number): Promise<string[]> {
  const { server, reading, name } = side
  const readers = await crowd(side, book, count)
  const random = seededRandom(5)
  const next = passages(await getRevision(db(), book.revisionId), random)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const late: number[] = []
  let whole = 0
  let cpu = 0
  for (let i = 0; i < POSTS + WARM_UP; i++) {
    if (i === WARM_UP) cpu = cpuOf(server.pid)
    const writer = book.people[i % book.people.length]
    if (!writer) continue
    const sending = { id: freshAnnotationId(), url: server.url, reading, writer, selectors: next(), agent }
    const { id, confirmed } = await postOne(sending)
    for (let tries = 0; tries < 200 && readers.some(({ arrivals }) => !arrivals.has(id)); tries++)
      await wait(20)
    const found = readers.flatMap(({ arrivals }) => arrivals.get(id) ?? [])
    if (i >= WARM_UP && found.length === readers.length) {
      whole++
      late.push(Math.max(...found) - confirmed)
    }
    await wait(APART.least + random.below(APART.spread))
  }
  const spent = (cpuOf(server.pid) - cpu) / POSTS
  agent.destroy()
  for (const reader of readers) reader.end()
  await wait(1000)
  return [name, ...percentiles(late), `${whole} of ${POSTS}`, ms(spent)]
}

/** What so many streams take on which nothing happens, as a row. */
export async function idleRow(side: Side, book: Book, count: number): Promise<string[]> {
  const { server, name } = side
  const before = memoryOf(server.pid)
  const readers = await crowd(side, book, count)
  await wait(WATCHED / 3)
  const cpu = cpuOf(server.pid)
  await wait(WATCHED)
  const spent = ((cpuOf(server.pid) - cpu) / WATCHED) * 100
  const after = memoryOf(server.pid)
  for (const reader of readers) reader.end()
  await wait(1000)
  const each = ((after - before) * 1024) / count
  return [name, before.toFixed(0), after.toFixed(0), each.toFixed(1), spent.toFixed(1)]
}

/** What a process has computed so far, in ms; NaN where the system does not tell. Linux counts in hundredths of a second. */
function cpuOf(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!fs.existsSync(file)) return Number.NaN
  const stat = fs.readFileSync(file, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
