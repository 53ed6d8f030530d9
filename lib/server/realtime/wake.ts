import 'server-only'
import type pg from 'pg'
import type { Topic } from '@/lib/realtime/topic'
import { backOff } from '@/lib/server/back-off'
import { directClient, directPool } from '@/lib/server/db/direct'
import { describeError, log } from '@/lib/server/log'

const CHANNEL = 'postil_wake'
/** Woken topics are gathered this long, so that a burst is one statement. */
const GATHER_MS = 10
/** NOTIFY carries at most 8,000 bytes; a topic and its version take under 60. */
const MOST_AT_ONCE = 100
const SELF_TEST_MS = 2000
const LONGEST_WAIT_MS = 5000

type Listener = (topic: Topic) => void
type State = {
  pending: Map<Topic, bigint>
  timer: NodeJS.Timeout | null
  listeners: Set<Listener>
  client: pg.Client | null
  connecting: Promise<void> | null
  heard: boolean
  isStopped: boolean
}

const holder = globalThis as typeof globalThis & { postilWake?: State }
const state: State = (holder.postilWake ??= {
  pending: new Map(),
  timer: null,
  listeners: new Set(),
  client: null,
  connecting: null,
  heard: false,
  isStopped: false,
})

/**
 * Tells every process that a topic has moved on. Only a wake-up: which topic, up to which version. Called after the
 * commit; a lost one delays by the hub's poll and never loses.
 */
export function wake(topic: Topic, version: bigint): void {
  const known = state.pending.get(topic) ?? 0n
  state.pending.set(topic, version > known ? version : known)
  state.timer ??= setTimeout(() => void flush(), GATHER_MS)
}

/** Hears wake-ups for as long as the process runs. The listener gets the topic alone: what there is to read is in the feed. */
export function onWake(listener: Listener): () => void {
  state.listeners.add(listener)
  connect()
  return () => state.listeners.delete(listener)
}

/** True once a wake-up sent by this process came back to it: LISTEN works on this connection (it does not behind a pooler in transaction mode). */
export function isListening(): boolean {
  return state.heard
}

/** Closes the connection for good, when the process ends. */
export async function stopListening(): Promise<void> {
  state.isStopped = true
  await state.client?.end()
}

async function flush(): Promise<void> {
  state.timer = null
  const batch = [...state.pending].slice(0, MOST_AT_ONCE)
  for (const [topic] of batch) state.pending.delete(topic)
  if (state.pending.size > 0) state.timer = setTimeout(() => void flush(), GATHER_MS)
  try {
    await directPool().query('SELECT pg_notify($1, $2)', [
      CHANNEL,
      batch.map(([topic, version]) => `${topic} ${version}`).join('\n'),
    ])
  } catch (error) {
    // The poll delivers what this did not wake.
    log('error', 'wake.notify', describeError(error))
  }
}

/** One attempt after another, never two beside each other: each would leave a connection that listens. */
function connect(): void {
  if (state.client || state.isStopped) return
  state.connecting ??= connectPatiently().finally(() => {
    state.connecting = null
  })
}

async function connectPatiently(): Promise<void> {
  const pause = backOff({ first: 200, longest: LONGEST_WAIT_MS })
  while (!state.isStopped) {
    const client = directClient(() => lost(client))
    try {
      await client.connect()
      client.on('notification', ({ payload }) => hear(payload ?? ''))
      await client.query(`LISTEN ${CHANNEL}`)
      state.client = client
      await selfTest()
      // Lost meanwhile, it is to be had anew.
      if (state.client === client) return
    } catch (error) {
      log('error', 'wake.listen', describeError(error))
      if (state.client === client) state.client = null
      await client.end().catch(() => {})
    }
    await pause()
  }
}

/** A process notifies itself at its start; unheard, it says why and relies on the poll. */
async function selfTest(): Promise<void> {
  state.heard = false
  await directPool().query('SELECT pg_notify($1, $2)', [CHANNEL, ''])
  setTimeout(() => {
    if (!state.heard)
      log('error', 'wake.deaf', { advice: 'Set DATABASE_DIRECT_URL to a connection without a pooler' })
  }, SELF_TEST_MS).unref()
}

function hear(payload: string): void {
  state.heard = true
  for (const line of payload.split('\n')) {
    const topic = line.split(' ')[0]
    if (topic) for (const listener of state.listeners) listener(topic as Topic)
  }
}

function lost(client: pg.Client): void {
  if (state.client !== client) return
  state.client = null
  state.heard = false
  connect()
}
