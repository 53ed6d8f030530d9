import http from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { postOne } from '@/bench/live/post-one'
import { seededRandom } from '@/bench/seed/random'
import { freshAnnotationId } from '@/bench/seed/rows'
import type { BenchPerson, BenchReading, Book } from '@/bench/seed/seed-book'
import { passages } from '@/bench/seed/shapes'
import { serveApp } from '@/bench/support/serve'
import type { Visibility } from '@/lib/annotations/visibility'
import { db } from '@/lib/server/db/client'
import { directPool } from '@/lib/server/db/direct'
import { getRevision } from '@/lib/server/documents/revision-cache'
import { freePort } from '@/scripts/ports.mjs'
import { cursorFor, follow } from './follower'
import type { Follower } from './follower'

const EVENTS = 1000
const READERS = 100
/** After each event, one reader in twenty loses its connection. */
const DROPPED = 0.05
/** Owners of the bench's groups, who read what is for moderators. */
const OWNERS = 3

type Scene = { folder: string; book: Book; reading: BenchReading }
type Posted = { id: string; by: BenchPerson; visibility: Visibility }

/**
 * A thousand events of every visibility to a hundred readers whose connections are dropped at random, with the server
 * killed and started again in the middle: what each has heard, held against what was posted, in lines of text.
 */
export async function interruptedLines({ folder, book, reading }: Scene): Promise<string[]> {
  const port = await freePort()
  const start = () => serveApp(folder, { PORT: String(port) })
  let server = await start()
  await directPool().query('TRUNCATE rate_bucket')
  const people = book.people.slice(0, READERS)
  const readers: { person: BenchPerson; follower: Follower }[] = []
  for (const person of people) {
    const cursor = await cursorFor(server.url, reading.readingId, person.cookie)
    readers.push({ person, follower: await follow({ url: server.url, cookie: person.cookie, cursor }) })
  }
  const random = seededRandom(17)
  const next = passages(await getRevision(db(), book.revisionId), random)
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
  const posted: Posted[] = []
  let drops = 0
  for (let i = 0; i < EVENTS; i++) {
    if (i === EVENTS / 2) {
      process.kill(server.pid, 'SIGKILL')
      server = await start()
    }
    const by = people[random.below(people.length)]
    if (!by) continue
    const visibility = (['group', 'group', 'moderators', 'private'] as const)[random.below(4)] ?? 'group'
    const id = freshAnnotationId()
    await postOne({ id, url: server.url, reading, writer: by, selectors: next(), agent, visibility })
    posted.push({ id, by, visibility })
    for (const { follower } of readers) {
      if (random.below(1000) >= DROPPED * 1000) continue
      follower.drop()
      drops++
    }
  }
  const isFor = (reader: BenchPerson) => (one: Posted) =>
    one.visibility === 'group' ||
    one.by === reader ||
    (one.visibility === 'moderators' && people.indexOf(reader) < OWNERS)
  const expected = readers.map(({ person }) => posted.filter(isFor(person)).map(({ id }) => id))
  for (let tries = 0; tries < 600; tries++) {
    if (readers.every(({ follower }, i) => follower.heard.length >= (expected[i]?.length ?? 0))) break
    await wait(100)
  }
  // What might still come twice.
  await wait(3000)
  for (const { follower } of readers) follower.end()
  agent.destroy()
  await server.stop()
  return [
    verdict(
      readers.map(({ follower }) => follower.heard),
      expected,
      posted,
      drops,
    ),
  ]
}

function verdict(heard: string[][], expected: string[][], posted: Posted[], drops: number): string {
  let [missing, doubled, hidden, disordered] = [0, 0, 0, 0]
  const open = new Set(posted.filter(({ visibility }) => visibility === 'group').map(({ id }) => id))
  const order = (heard[0] ?? []).filter((id) => open.has(id)).join()
  heard.forEach((ids, i) => {
    const wanted = new Set(expected[i])
    const got = new Set(ids)
    missing += [...wanted].filter((id) => !got.has(id)).length
    hidden += [...got].filter((id) => !wanted.has(id)).length
    doubled += ids.length - got.size
    disordered += Number(ids.filter((id) => open.has(id)).join() !== order)
  })
  const frames = expected.reduce((sum, ids) => sum + ids.length, 0)
  return (
    `${posted.length} events to ${heard.length} readers, ${drops} connections dropped, the server killed once: ` +
    `${frames} frames were due; ${missing} are missing, ${doubled} came twice, ${hidden} were not for their reader, ` +
    `${disordered} readers had another order.`
  )
}
