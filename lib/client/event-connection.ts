import type { ReadingId } from '@/lib/ids'
import { CURSOR_TOPICS } from '@/lib/realtime/cursor'

/** A page that follows a reading, and the sealed cursor up to which it has heard everything. */
export type Follower = { id: string; readingId: ReadingId; cursor: string }

/** What a connection tells, and to which of its followers. `onRefused` sends them away: each asks why, and may come again. */
export type ConnectionTold = {
  onMessage: (to: readonly string[], data: string, cursor: string) => void
  onState: (to: readonly string[], state: 'live' | 'lost') => void
  onRefused: (to: readonly string[]) => void
}

/** In ms: followers that come within this time begin with one connection. */
const GATHER_MS = 30

/** In ms: the first wait before a new connection, doubled up to the last. */
const FIRST_WAIT = 2_000
const LAST_WAIT = 60_000

/** Beside a person's own topic. */
const MOST_READINGS = CURSOR_TOPICS - 1

/**
 * One connection to the event stream for the readings of all its followers. Short interruptions the browser mends by itself
 * (`Last-Event-ID`). When a follower comes, or the last of a reading goes, it begins anew from the cursors of all: nothing is
 * lost, and what is told twice changes nothing.
 */
export class EventConnection {
  private readonly followers = new Map<string, Follower>()
  private source: EventSource | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = FIRST_WAIT
  private isRefused = false

  constructor(private readonly told: ConnectionTold) {}

  /** Takes a follower on; false when it would be one reading too many for a stream. */
  add(follower: Follower): boolean {
    const readings = this.readings().add(follower.readingId)
    if (readings.size > MOST_READINGS) return false
    this.followers.set(follower.id, follower)
    this.connectSoon()
    return true
  }

  remove(id: string): void {
    const gone = this.followers.get(id)
    if (!gone) return
    this.followers.delete(id)
    if (this.followers.size === 0) this.close()
    else if (!this.readings().has(gone.readingId)) this.connectSoon()
  }

  close(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    this.source?.close()
    this.source = null
  }

  private readings(): Set<ReadingId> {
    return new Set([...this.followers.values()].map(({ readingId }) => readingId))
  }

  /** The waits of many browsers must not fall together when a server comes back. */
  private connectSoon(): void {
    const ms = this.isRefused ? this.wait * (0.5 + Math.random()) : GATHER_MS
    this.timer ??= setTimeout(() => this.connect(), ms)
  }

  private connect(): void {
    this.close()
    const cursors = new Set([...this.followers.values()].map(({ cursor }) => cursor))
    const query = new URLSearchParams([
      ['presence', '1'],
      ...[...cursors].map((cursor) => ['after', cursor]),
      ...[...this.readings()].map((id) => ['reading', id]),
    ])
    const source = new EventSource(`/api/events?${query.toString()}`)
    const covered = [...this.followers.keys()]
    this.source = source
    const those = () => covered.filter((id) => this.followers.has(id))
    source.addEventListener('open', () => {
      this.wait = FIRST_WAIT
      this.isRefused = false
      this.told.onState(those(), 'live')
    })
    source.addEventListener('message', ({ data, lastEventId }: MessageEvent<string>) => {
      this.heard(those(), lastEventId)
      this.told.onMessage(those(), data, lastEventId)
    })
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return this.told.onState(those(), 'lost')
      this.refused()
    })
  }

  private heard(ids: readonly string[], cursor: string): void {
    for (const id of ids) {
      const follower = this.followers.get(id)
      if (follower && cursor !== '') this.followers.set(id, { ...follower, cursor })
    }
  }

  private refused(): void {
    const all = [...this.followers.keys()]
    this.close()
    this.followers.clear()
    if (this.isRefused) this.wait = Math.min(LAST_WAIT, this.wait * 2)
    this.isRefused = true
    this.told.onRefused(all)
  }
}
