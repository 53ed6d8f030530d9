import { afterEach, beforeAll } from 'vitest'
import { closeHub, connectedReaders } from '@/lib/server/realtime/hub'
import { aClass, type Person } from './factories'
import { aStream, type TestStream } from './streams'
import { until } from './until'

/** A class whose readers' streams are closed after each test. */
export type StreamRoom = Awaited<ReturnType<typeof aClass>> & {
  listen: (person: Person | null, more?: Partial<Parameters<typeof aStream>[1]>) => Promise<TestStream>
}

/** For one file of tests: makes the class once, and lets every test begin with nobody connected. */
export function aStreamRoom(): { current: StreamRoom } {
  const opened: TestStream[] = []
  const room = {} as { current: StreamRoom }
  beforeAll(async () => {
    // Files share a process: what another left behind is none of ours.
    closeHub()
    const made = await aClass()
    room.current = {
      ...made,
      listen: async (person, more = {}) => {
        const stream = await aStream(person, { reading: made.reading.id, ...more })
        opened.push(stream)
        return stream
      },
    }
  })
  afterEach(async () => {
    for (const stream of opened.splice(0)) stream.close()
    await until('all have left', () => connectedReaders().size === 0)
  })
  return room
}
