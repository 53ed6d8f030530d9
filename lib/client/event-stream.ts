import type { Frame } from '@/lib/realtime/frame'

/** What a stream tells its room. `onReset` fetches a new snapshot and returns its cursor, or null when that failed. */
export type StreamOptions = {
  /** The sealed cursor of the snapshot that the room started from. */
  cursor: string
  onFrame: (frame: Frame) => void
  onReset: () => Promise<string | null>
  onState: (state: 'live' | 'lost' | 'signed_out' | 'closed') => void
  /** Asks whether one may go on (`lost`), or why not: a stream that is refused does not say why. */
  askWhy: () => Promise<'lost' | 'signed_out' | 'closed'>
}

/** In ms: the first wait before a new connection, doubled up to the last. */
const FIRST_WAIT = 2_000
const LAST_WAIT = 60_000

/**
 * Follows a reading's changes over server-sent events, from a cursor on; returns what ends it. Short interruptions the
 * browser mends by itself (`Last-Event-ID`); when it gives up, this opens anew from the last cursor heard.
 */
export function followEvents(options: StreamOptions): () => void {
  let cursor = options.cursor
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = FIRST_WAIT
  let isEnded = false

  function connect(): void {
    source = new EventSource(`/api/events?after=${encodeURIComponent(cursor)}`)
    source.addEventListener('open', () => {
      wait = FIRST_WAIT
      options.onState('live')
    })
    source.addEventListener('message', (event: MessageEvent<string>) => take(event))
    source.addEventListener('error', () => void recover())
  }

  function take({ data, lastEventId }: MessageEvent<string>): void {
    if (lastEventId !== '') cursor = lastEventId
    const frame = parseFrame(data)
    if (frame?.kind === 'reset') void reset()
    else if (frame) options.onFrame(frame)
  }

  async function reset(): Promise<void> {
    source?.close()
    const next = await options.onReset()
    if (isEnded) return
    if (next === null) return later(() => void reset())
    cursor = next
    connect()
  }

  async function recover(): Promise<void> {
    if (source?.readyState !== EventSource.CLOSED) return options.onState('lost')
    const why = await options.askWhy()
    if (isEnded) return
    options.onState(why)
    if (why === 'lost') later(connect)
  }

  /** The waits of many browsers must not fall together when a server comes back. */
  function later(act: () => void): void {
    timer = setTimeout(act, wait * (0.5 + Math.random()))
    wait = Math.min(LAST_WAIT, wait * 2)
  }

  connect()
  return () => {
    isEnded = true
    clearTimeout(timer)
    source?.close()
  }
}

/** A heartbeat carries no data, and what a later release may send is passed over. */
function parseFrame(data: string): Frame | null {
  try {
    const frame = JSON.parse(data) as Frame
    return ['upsert', 'remove', 'context', 'reset'].includes(frame.kind) ? frame : null
  } catch {
    return null
  }
}
