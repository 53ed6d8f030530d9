import { EventConnection } from '@/lib/client/event-connection'
import type { Follower } from '@/lib/client/event-connection'

/** One page's side of a stream, whoever holds it. */
export type Page = {
  follower: () => Follower
  onMessage: (data: string, cursor: string) => void
  onState: (state: 'live' | 'lost') => void
  onRefused: () => void
}

/** The way to a stream: `join` once, and again after each refusal. */
export type Link = { join: () => void; end: () => void }

/** What the pages of one account say to each other in one browser. */
type Said =
  | { kind: 'open'; follower: Follower }
  | { kind: 'close' | 'full' | 'here' | 'there'; id: string }
  | { kind: 'who' }
  | { kind: 'message'; to: readonly string[]; data: string; cursor: string }
  | { kind: 'state'; to: readonly string[]; state: 'live' | 'lost' }
  | { kind: 'refused'; to: readonly string[] }

/** In ms: a page that leads and does not answer within this time is asleep, and another takes over. */
const PATIENCE_MS = 2_000

/** A stream for this page alone. */
export function ownStream(page: Page): Link {
  const connection = new EventConnection({
    onMessage: (_, data, cursor) => page.onMessage(data, cursor),
    onState: (_, state) => page.onState(state),
    onRefused: page.onRefused,
  })
  return { join: () => void connection.add(page.follower()), end: () => connection.close() }
}

/** True where pages of a browser can agree on who holds their stream. */
export function canShare(): boolean {
  return 'locks' in navigator && typeof BroadcastChannel === 'function'
}

/**
 * A stream that the pages of one account share, in a browser: the one that holds a lock of that name (Web Locks) is connected for
 * all and tells the others what it hears (BroadcastChannel). When it goes, the browser hands the lock on, and the next one goes on
 * from what each page has heard last.
 */
export function sharedStream(name: string, page: Page): Link {
  const channel = new BroadcastChannel(name)
  const own = page.follower().id
  const say = (said: Said) => channel.postMessage(said)
  let connection: EventConnection | null = null
  let alone: Link | null = null
  let isJoined = false
  let isEnded = false
  let patience: ReturnType<typeof setTimeout> | undefined
  let turn = new AbortController()
  let release = () => {}

  /** What the others are told is told here as well: no channel speaks to its own page. */
  const tellAll = (said: Said & { to: readonly string[] }) => {
    say(said)
    hear(said)
  }

  function lead(): Promise<void> {
    connection = new EventConnection({
      onMessage: (to, data, cursor) => tellAll({ kind: 'message', to, data, cursor }),
      onState: (to, state) => tellAll({ kind: 'state', to, state }),
      onRefused: (to) => tellAll({ kind: 'refused', to }),
    })
    if (isJoined) ask()
    say({ kind: 'who' })
    return new Promise((resolve) => {
      release = resolve
    })
  }

  /** In turn, or at once where whoever leads is asleep; that one queues again when it wakes. */
  function campaign(isUrgent: boolean): void {
    turn.abort()
    const mine = (turn = new AbortController())
    navigator.locks.request(name, isUrgent ? { steal: true } : { signal: mine.signal }, lead).catch(() => {
      if (isEnded || turn !== mine) return
      connection?.close()
      connection = null
      campaign(false)
      ask()
    })
  }

  function hear(said: Said): void {
    if ('to' in said) {
      if (!isJoined || !said.to.includes(own)) return
      clearTimeout(patience)
      if (said.kind === 'message') page.onMessage(said.data, said.cursor)
      else if (said.kind === 'state') page.onState(said.state)
      else {
        isJoined = false
        page.onRefused()
      }
    } else if (said.kind === 'who') {
      if (isJoined && !alone) ask()
    } else if (said.kind === 'open') {
      if (connection) say({ kind: connection.add(said.follower) ? 'here' : 'full', id: said.follower.id })
    } else if (said.kind === 'close') connection?.remove(said.id)
    else if (said.kind === 'there') {
      if (connection) say({ kind: 'here', id: said.id })
    } else if (said.id === own) {
      clearTimeout(patience)
      if (said.kind === 'full') goAlone()
    }
  }

  function ask(): void {
    const follower = page.follower()
    if (connection) {
      if (!connection.add(follower)) goAlone()
      return
    }
    say({ kind: 'open', follower })
    expectAnswer()
  }

  function expectAnswer(): void {
    clearTimeout(patience)
    patience = setTimeout(() => campaign(true), PATIENCE_MS)
  }

  /** There are more readings open than one stream can follow. */
  function goAlone(): void {
    alone ??= ownStream(page)
    alone.join()
  }

  /** A page that was asleep has heard nothing, nor does one that sleeps tell anything. */
  function handleVisible(): void {
    if (document.visibilityState !== 'visible' || connection || alone || !isJoined) return
    say({ kind: 'there', id: own })
    expectAnswer()
  }

  function end(): void {
    if (isEnded) return
    isEnded = true
    clearTimeout(patience)
    say({ kind: 'close', id: own })
    connection?.close()
    alone?.end()
    turn.abort()
    release()
    channel.close()
    document.removeEventListener('visibilitychange', handleVisible)
    window.removeEventListener('pagehide', end)
  }

  channel.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data))
  document.addEventListener('visibilitychange', handleVisible)
  window.addEventListener('pagehide', end)
  campaign(false)
  return {
    join: () => {
      isJoined = true
      if (alone) alone.join()
      else ask()
    },
    end,
  }
}
