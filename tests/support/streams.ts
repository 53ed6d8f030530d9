import { GET } from '@/app/api/events/route'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { Frame } from '@/lib/realtime/frame'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { contextOf, type Person } from './factories'
import { readStream, subjectOf } from './read-stream'
import { aDevice, type Device } from './sessions'
import { until } from './until'

/** A reader's open stream, taken apart as a browser would (server-sent events). */
export type TestStream = {
  device: Device | null
  frames: Frame[]
  /** The cursors received, with a message or alone. */
  ids: string[]
  isClosed: () => boolean
  close: () => void
  /** Waits for the first frame that is about this annotation. */
  until: (id: AnnotationId) => Promise<Frame>
}

/** The cursor that a person's page of a reading starts from. */
export async function cursorOf(person: Person | null, readingId: ReadingId): Promise<string> {
  return (await getSnapshot.execute(contextOf(person), { readingId })).cursor
}

/** The answer to the request that opens a stream. */
export async function askForStream(given: {
  after?: string | string[]
  /** The readings to be followed; without them all that the cursors name. */
  readings?: readonly ReadingId[]
  last?: string
  device?: Device | null
  /** Whether it asks who is here, as a page does. */
  isPage?: boolean
  signal?: AbortSignal
}): Promise<Response> {
  const cursors = [given.after ?? []].flat().map((cursor) => `after=${cursor}`)
  const page = given.isPage === true ? ['presence=1'] : []
  const query = [...page, ...cursors, ...(given.readings ?? []).map((id) => `reading=${id}`)]
  const headers = new Headers()
  if (given.device) headers.set('cookie', given.device.cookie)
  if (given.device?.apiToken) headers.set('authorization', `Bearer ${given.device.apiToken}`)
  if (given.last) headers.set('last-event-id', given.last)
  const { signal = null } = given
  return GET(new Request(`http://localhost:3000/api/events?${query.join('&')}`, { headers, signal }))
}

/** Opens a person's stream of a reading, from now or from a cursor, on a new device or the given one. */
export async function aStream(
  person: Person | null,
  given: { reading: ReadingId; last?: string; device?: Device | null; isPage?: boolean },
): Promise<TestStream> {
  const device = given.device === undefined ? person && (await aDevice(person)) : given.device
  const end = new AbortController()
  const start = given.last ? { last: given.last } : { after: await cursorOf(person, given.reading) }
  const response = await askForStream({ ...start, isPage: given.isPage === true, device, signal: end.signal })
  if (!response.ok) throw new Error(`The stream was refused: ${await response.text()}`)
  const stream = { frames: [] as Frame[], ids: [] as string[], closed: false }
  void readStream(response, stream)
  await until('the stream has begun', () => stream.ids.length > 0)
  const about = (id: AnnotationId) => stream.frames.find((frame) => subjectOf(frame) === id)
  return {
    device,
    frames: stream.frames,
    ids: stream.ids,
    isClosed: () => stream.closed,
    close: () => end.abort(),
    until: (id) => until(`a frame about ${id}`, () => about(id)),
  }
}
