import http from 'node:http'

/** Somebody at a stream, on one connection after the other: what was heard, in order, by the ids of annotations. */
export type Follower = {
  heard: string[]
  /** When each was heard first (ms of `performance.now`). */
  arrivals: Map<string, number>
  /** Breaks the connection off, as a network would; it comes back by itself, from the last cursor heard. */
  drop: () => void
  end: () => void
}

type Start = { url: string; cookie: string; cursor: string | null }

/** In ms: until a broken connection is tried again. */
const AGAIN_MS = 200

/** Opens a stream from a cursor (null: from now, of a server that knows none) and follows it until it is ended. */
export async function follow({ url, cookie, cursor }: Start): Promise<Follower> {
  const heard: string[] = []
  const arrivals = new Map<string, number>()
  let last: string | null = null
  let request: http.ClientRequest | null = null
  let isEnded = false

  function take(message: string, now: number): void {
    const lines = message.split('\n')
    last = lines.find((line) => line.startsWith('id: '))?.slice(4) ?? last
    const data = lines.find((line) => line.startsWith('data: '))
    const [, id] = /"id":"([\w-]{22})"/.exec(data ?? '') ?? []
    if (id === undefined) return
    heard.push(id)
    if (!arrivals.has(id)) arrivals.set(id, now)
  }

  function again(): void {
    if (!isEnded) setTimeout(() => void connect().catch(again), AGAIN_MS)
  }

  function connect(): Promise<void> {
    const path = cursor === null ? '/api/events' : `/api/events?after=${encodeURIComponent(cursor)}`
    const headers = { cookie, ...(last === null ? {} : { 'last-event-id': last }) }
    const asked = http.get(`${url}${path}`, { agent: false, headers })
    request = asked
    return new Promise((resolve, reject) => {
      asked.once('error', reject)
      asked.once('response', (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`The stream answered ${response.statusCode}`))
        let rest = ''
        response.setEncoding('utf8').on('data', (chunk: string) => {
          resolve()
          const messages = (rest + chunk).split('\n\n')
          rest = messages.pop() ?? ''
          const now = performance.now()
          for (const message of messages) take(message, now)
        })
        response.once('error', () => undefined)
        response.once('close', again)
      })
    })
  }

  await connect()
  const off = () => {
    request?.on('error', () => undefined)
    request?.destroy()
  }
  return {
    heard,
    arrivals,
    drop: off,
    end: () => {
      isEnded = true
      off()
    },
  }
}

/** The cursor of a person's page of a reading. */
export async function cursorFor(url: string, readingId: string, cookie: string): Promise<string> {
  const answer = await fetch(`${url}/api/readings/${readingId}/snapshot`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`The snapshot answered ${answer.status}`)
  return ((await answer.json()) as { cursor: string }).cursor
}
