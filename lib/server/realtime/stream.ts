import 'server-only'
import type { Cursor } from '@/lib/realtime/cursor'
import { cursorSealer } from '@/lib/server/realtime/cursor'
import type { Attending } from '@/lib/server/realtime/presence'
import { joinHub, type Reader } from '@/lib/server/realtime/hub'
import { lineOf } from '@/lib/server/realtime/line'
import type { Bearer, Standing } from '@/lib/server/realtime/standing'

/** A sealed cursor goes out this often whether anything happened or not, so that silence and hidden writing look alike. */
const HEARTBEAT_MS = 25_000
/** A reader that lets this many bytes pile up is dropped; it reconnects with its cursor and loses nothing. */
const MOST_BEHIND = 1_000_000
const RETRY_MS = 2000

/** What a stream is opened with: where it starts, for whom, and what to do when the account's standing changes. */
export type StreamGiven = {
  cursor: Cursor
  bearer: Bearer
  standing: Standing
  /** Frames to send on a change of standing, or null when the stream may not go on. */
  reconsider: (standing: Standing) => Promise<string[] | null>
  /** Frames to send before all others (a `reset`). */
  first: string[]
  /** Null for a stream that does not ask who else is here. */
  attending: Attending | null
  /** Held as long as the stream lasts: in Node the signal of a request that was collected never fires (undici). */
  request: Request
}

const encoder = new TextEncoder()

/** Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): the hub's only transport. */
export function openStream(given: StreamGiven): Response {
  const { epoch } = given.cursor
  const positions = new Map(given.cursor.positions.map(({ topic, version }) => [topic, version]))
  const seal = cursorSealer(epoch, positions)
  const idLine = () => `id: ${seal()}\n`
  const line = lineOf(given.request)

  let end = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOpen = true
        let leave = () => {}
        const enqueue = (text: string) => controller.enqueue(encoder.encode(text))
        const write = (text: string) => {
          if (!isOpen) return
          const behind = line ? line.behind() : -(controller.desiredSize ?? 0)
          if (behind > MOST_BEHIND) return close()
          if (line) line.write(text)
          else enqueue(text)
        }
        const timer = setInterval(() => write(`${idLine()}\n`), HEARTBEAT_MS)
        const close = () => {
          if (!isOpen) return
          end()
          controller.close()
        }
        end = () => {
          isOpen = false
          given.request.signal.removeEventListener('abort', close)
          clearInterval(timer)
          leave()
        }
        const reader: Reader = {
          bearer: given.bearer,
          positions,
          standing: given.standing,
          send: (frame) => write(`${idLine()}data: ${frame}\n\n`),
          reconsider: async (standing) => {
            const frames = await given.reconsider(standing)
            if (frames === null) return close()
            for (const frame of frames) write(`${idLine()}data: ${frame}\n\n`)
          },
          close,
          attending: given.attending,
        }
        given.request.signal.addEventListener('abort', close, { once: true })
        // By Next's own way, which writes the head before it.
        enqueue(`retry: ${RETRY_MS}\n${idLine()}\n`)
        for (const frame of given.first) reader.send(frame)
        if (given.request.signal.aborted) return close()
        leave = joinHub(reader)
      },
      cancel: () => end(),
    },
    // Counted in bytes: the default counts pieces, and a million of them is no limit.
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
