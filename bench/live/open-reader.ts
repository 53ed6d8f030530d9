import http from 'node:http'
import type { Frame } from '@/lib/realtime/frame'
import type { Snapshot } from '@/lib/realtime/snapshot'

/** A reader at the stream: when (ms of `performance.now`) each annotation's frame arrived, by its id. */
export type StreamReader = { arrivals: Map<string, number>; close: () => void }

/** Takes a snapshot as a page would, opens the stream from its cursor and follows it. */
export async function openReader(url: string, readingId: string, cookie: string): Promise<StreamReader> {
  const answer = await fetch(`${url}/api/readings/${readingId}/snapshot`, { headers: { cookie } })
  if (!answer.ok) throw new Error(`The snapshot answered ${answer.status}`)
  const { cursor } = (await answer.json()) as Snapshot
  const arrivals = new Map<string, number>()
  const path = `/api/events?after=${encodeURIComponent(cursor)}`
  const request = http.get(`${url}${path}`, { agent: false, headers: { cookie } })
  await new Promise<void>((resolve, reject) => {
    request.once('error', reject)
    request.once('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`The stream answered ${response.statusCode}`))
      let rest = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        const now = performance.now()
        resolve()
        const messages = (rest + chunk).split('\n\n')
        rest = messages.pop() ?? ''
        for (const message of messages) note(message, now, arrivals)
      })
      // Closing it ourselves ends it with an error that says no more.
      response.on('error', () => {})
    })
  })
  request.on('error', () => {})
  return { arrivals, close: () => request.destroy() }
}

function note(message: string, now: number, arrivals: Map<string, number>): void {
  const data = message.split('\n').find((line) => line.startsWith('data: '))
  if (data === undefined) return
  const frame = JSON.parse(data.slice(6)) as Frame
  if (frame.kind === 'upsert') arrivals.set(frame.annotation.id, now)
}
