import 'server-only'
import { uuidOf } from '@/lib/ids'
import type { LiveEvent } from '@/lib/realtime/event'
import type { Topic } from '@/lib/realtime/topic'
import { currentTime } from '@/lib/server/clock'
import { db } from '@/lib/server/db/client'
import { describeError, log } from '@/lib/server/log'
import { prepareFrames, type FrameOf } from '@/lib/server/realtime/deliver'
import { attend, tellPresence, type Attending } from '@/lib/server/realtime/presence'
import { createRounds } from '@/lib/server/realtime/rounds'
import { listEvents, listVersions } from '@/lib/server/realtime/rows'
import { loadStandings, standingKey, type Bearer, type Standing } from '@/lib/server/realtime/standing'
import { onWake } from '@/lib/server/realtime/wake'

/** A connected reader, whatever carries its frames. Positions are versions up to which everything was told. */
export type Reader = {
  /** What it was let in with, in the words of `standing.ts`. */
  bearer: Bearer
  positions: Map<Topic, bigint>
  standing: Standing
  /** Sends one serialised frame; the transport adds the sealed cursor of the positions. */
  send: (frame: string) => void
  /** The account's standing has changed: the transport re-asks whether it may go on, and tells the new facts. */
  reconsider: (standing: Standing) => Promise<void>
  close: () => void
  /** For one that is told who else is here. */
  attending: Attending | null
}

/** What waking does not tell, and sessions that end without a word, are noticed within this many ms. */
export const POLL_MS = 2000
const BATCH = 200
/**
 * People's own topics are told in rounds, at most this often (in ms): one new thread moves the bells of all who watch a text, and
 * told one by one each would cost as much as the thread itself.
 */
const OWN_EVERY_MS = 600
/** So many of them at a time. */
const OWN_AT_ONCE = 500
/** Who is here is told with every second poll: it is no news that hurries. */
const PRESENCE_POLLS = 2

type State = {
  readers: Map<Topic, Set<Reader>>
  busy: Map<Topic, { again: boolean }>
  timer: NodeJS.Timeout | null
  isPolling: boolean
  polls: number
  stopHearing: (() => void) | null
}
const holder = globalThis as typeof globalThis & { postilHub?: State }
const state: State = (holder.postilHub ??= {
  readers: new Map(),
  busy: new Map(),
  timer: null,
  isPolling: false,
  polls: 0,
  stopHearing: null,
})

/** Connects a reader and tells it what it has missed. Returns how to disconnect it. */
export function joinHub(reader: Reader): () => void {
  start()
  for (const topic of reader.positions.keys()) {
    const readers = state.readers.get(topic) ?? new Set()
    state.readers.set(topic, readers.add(reader))
    deliver(topic)
  }
  const leave = attend(reader.attending)
  return () => {
    leave()
    for (const topic of reader.positions.keys()) {
      const readers = state.readers.get(topic)
      readers?.delete(reader)
      if (readers?.size === 0) state.readers.delete(topic)
    }
  }
}

/** Every connected reader once. */
export function connectedReaders(): Set<Reader> {
  return new Set([...state.readers.values()].flatMap((readers) => [...readers]))
}

/** Closes every stream, so that the process can end. */
export function closeHub(): void {
  if (state.timer) clearInterval(state.timer)
  state.timer = null
  state.stopHearing?.()
  state.stopHearing = null
  for (const reader of connectedReaders()) reader.close()
}

function start(): void {
  state.stopHearing ??= onWake((topic) => {
    if (state.readers.has(topic)) deliver(topic)
  })
  state.timer ??= setInterval(() => void poll(), POLL_MS).unref()
}

/** Behind lost wake-ups and ended sessions alike: both are noticed within two seconds. */
async function poll(): Promise<void> {
  if (state.readers.size === 0 || state.isPolling) return
  state.isPolling = true
  try {
    await reviewStandings()
    const versions = await listVersions(db(), [...state.readers.keys()])
    for (const [topic, readers] of state.readers) {
      const version = versions.get(topic) ?? 0n
      if ([...readers].some((reader) => (reader.positions.get(topic) ?? 0n) < version)) deliver(topic)
    }
    if (++state.polls % PRESENCE_POLLS === 0) await tellPresence([...connectedReaders()])
  } catch (error) {
    log('error', 'hub.poll', describeError(error))
  } finally {
    state.isPolling = false
  }
}

async function reviewStandings(readers: Iterable<Reader> = connectedReaders()): Promise<void> {
  const all = [...readers]
  const standings = await loadStandings(db(), {
    bearers: all.map((reader) => reader.bearer),
    now: currentTime(),
  })
  for (const reader of all) {
    const standing = standings.get(reader.bearer)
    if (!standing) reader.close()
    else if (standingKey(standing) !== standingKey(reader.standing)) {
      // In this order: what failed is tried again by the next poll.
      await reader.reconsider(standing)
      reader.standing = standing
    }
  }
}

/** Tells the readers of a topic what they have not heard: of a text's at once, of somebody's own with the next round. */
function deliver(topic: Topic): void {
  if (topic.startsWith('user:')) tellOwn(topic)
  else void deliverAlone(topic)
}

const tellOwn = createRounds<Topic>(async (topics) => {
  for (let at = 0; at < topics.length; at += OWN_AT_ONCE) {
    const some = topics.slice(at, at + OWN_AT_ONCE)
    try {
      let left: readonly Topic[] = some
      while (left.length > 0) left = await deliverBatch(left)
    } catch {
      // What stops one must not silence the others: each by itself, and what fails again is logged.
      await Promise.all(some.map(deliverAlone))
    }
  }
}, OWN_EVERY_MS)

/** One delivery of a topic at a time; a wake-up during it asks for another round. */
async function deliverAlone(topic: Topic): Promise<void> {
  const running = state.busy.get(topic)
  if (running) {
    running.again = true
    return
  }
  const mine = { again: true }
  state.busy.set(topic, mine)
  try {
    while (mine.again) {
      mine.again = false
      while ((await deliverBatch([topic])).length > 0) continue
    }
  } catch (error) {
    // Nobody's position moved past what was sent: the poll tries again.
    log('error', 'hub.deliver', describeError(error))
  } finally {
    state.busy.delete(topic)
  }
}

/** Tells what is next of each topic; returns those of which there may be more. */
async function deliverBatch(topics: readonly Topic[]): Promise<Topic[]> {
  const listening = topics.flatMap((topic) => {
    const readers = [...(state.readers.get(topic) ?? [])]
    return readers.length === 0 ? [] : [{ topic, readers, version: leastOf(topic, readers) }]
  })
  const events = await listEvents(db(), listening, BATCH)
  if (events.length === 0) return []
  const byTopic = new Map<Topic, LiveEvent[]>()
  for (const event of events) byTopic.set(event.topic, [...(byTopic.get(event.topic) ?? []), event])
  const told = listening.filter(({ topic }) => byTopic.has(topic))
  const everybody = told.flatMap(({ readers }) => readers)
  if (events.some((event) => event.kind === 'session')) await reviewStandings(everybody)
  const [frameOf, standings] = await Promise.all([
    prepareFrames(db(), events, peopleOf(everybody)),
    loadStandings(db(), { bearers: everybody.map((reader) => reader.bearer), now: currentTime() }),
  ])
  for (const { topic, readers } of told) tell(readers, byTopic.get(topic) ?? [], { frameOf, standings })
  return told.flatMap(({ topic }) => (byTopic.get(topic)?.length === BATCH ? topic : []))
}

function leastOf(topic: Topic, readers: readonly Reader[]): bigint {
  const [first = 0n, ...others] = readers.map((reader) => reader.positions.get(topic) ?? 0n)
  return others.reduce((least, position) => (position < least ? position : least), first)
}

type Telling = { frameOf: FrameOf; standings: ReadonlyMap<Bearer, Standing> }

/** Tells the events of one topic, each reader those that it has not heard. */
function tell(
  readers: readonly Reader[],
  events: readonly LiveEvent[],
  { frameOf, standings }: Telling,
): void {
  for (const reader of readers) {
    const standing = standings.get(reader.bearer)
    if (!standing) {
      reader.close()
      continue
    }
    for (const event of events) {
      const { topic } = event
      if (event.version <= (reader.positions.get(topic) ?? 0n)) continue
      const frame = frameOf(event, standing)
      reader.positions.set(topic, event.version)
      if (frame !== null) reader.send(frame)
      // The new facts close the reading to this reader: nothing more will come.
      else if (event.kind === 'context') reader.close()
    }
  }
}

function peopleOf(readers: readonly Reader[]): string[] {
  const ids = readers.flatMap(({ standing: { viewer } }) =>
    viewer.userId === null ? [] : uuidOf(viewer.userId),
  )
  return [...new Set(ids)]
}
