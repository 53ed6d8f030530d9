import { canShare, ownStream, sharedStream } from '@/lib/client/shared-events'
import type { Page } from '@/lib/client/shared-events'
import { newPageId } from '@/lib/client/new-id'
import type { ReadingId } from '@/lib/ids'
import type { Frame } from '@/lib/realtime/frame'

/** What a stream tells its room. `onReset` fetches a new snapshot and returns its cursor, or null when that failed. */
export type StreamOptions = {
  readingId: ReadingId
  /** Whose stream it is; pages of another account, or of nobody's, never hear it. */
  userId: string | null
  /** The sealed cursor of the snapshot that the room started from. */
  cursor: string
  onFrame: (frame: Frame) => void
  onReset: () => Promise<string | null>
  onState: (state: 'live' | 'lost' | 'signed_out' | 'closed') => void
  /** Asks whether one may go on (`lost`), or why not: a stream that is refused does not say why. */
  askWhy: () => Promise<'lost' | 'signed_out' | 'closed'>
}

/** In ms: how long after a snapshot could not be had it is asked for again. */
const AGAIN_MS = 5_000

/**
 * Follows a reading's changes over server-sent events, from a cursor on; returns what ends it. The pages that an account has open
 * in a browser share one stream where they can. A stream that was refused is asked for again as long as one may go on.
 */
export function followEvents(options: StreamOptions): () => void {
  const { readingId, userId } = options
  const id = newPageId()
  let { cursor } = options
  let timer: ReturnType<typeof setTimeout> | undefined
  let isEnded = false

  const page: Page = {
    follower: () => ({ id, readingId, cursor }),
    onMessage: (data, next) => {
      if (next !== '') cursor = next
      const frame = parseFrame(data)
      if (!frame || !isAbout(frame, readingId)) return
      if (frame.kind === 'reset') void reset()
      else options.onFrame(frame)
    },
    onState: options.onState,
    onRefused: () => void recover(),
  }
  const link = canShare() ? sharedStream(`postil:events:${userId ?? ''}`, page) : ownStream(page)

  /** The stream goes on behind what the snapshot says; what comes meanwhile stands above it. */
  async function reset(): Promise<void> {
    clearTimeout(timer)
    const next = await options.onReset()
    if (next === null && !isEnded) timer = setTimeout(() => void reset(), AGAIN_MS * (0.5 + Math.random()))
  }

  async function recover(): Promise<void> {
    const why = await options.askWhy()
    if (isEnded) return
    options.onState(why)
    if (why === 'lost') link.join()
    else end()
  }

  function end(): void {
    isEnded = true
    clearTimeout(timer)
    link.end()
  }

  link.join()
  return end
}

/** The stream may be that of several readings; a bell is its person's, in all of them. */
function isAbout(frame: Frame, readingId: ReadingId): boolean {
  if (frame.kind === 'bell') return true
  if (frame.kind === 'upsert') return frame.annotation.readingId === readingId
  return frame.readingId === null || frame.readingId === readingId
}

/** A heartbeat carries no data, and what a later release may send is passed over. */
function parseFrame(data: string): Frame | null {
  try {
    const frame = JSON.parse(data) as Frame
    return ['upsert', 'remove', 'context', 'reset', 'bell', 'seen', 'presence'].includes(frame.kind)
      ? frame
      : null
  } catch {
    return null
  }
}
