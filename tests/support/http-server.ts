import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as a scripted server saw it. */
export type Seen = { method: string; path: string; body: unknown; headers: IncomingMessage['headers'] }

/** What it answers: a status and a body, JSON unless it is text; or 'hang up', to break the connection off. */
export type Reply = { status: number; body: unknown; type?: string } | 'hang up'

/** A real HTTP server on the loopback that answers by a function, and remembers what it was asked. */
export type ScriptedServer = { base: string; seen: Seen[]; close: () => Promise<void> }

/** Starts a scripted server on a free port. */
export async function scriptedServer(answer: (seen: Seen) => Reply): Promise<ScriptedServer> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8')
      const one: Seen = {
        method: request.method ?? '',
        path: request.url ?? '',
        body: text === '' ? null : (JSON.parse(text) as unknown),
        headers: request.headers,
      }
      seen.push(one)
      send(response, answer(one))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { base: `http://127.0.0.1:${port}`, seen, close: () => stop(server) }
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang up') return void response.socket?.destroy()
  const isText = typeof reply.body === 'string'
  response.writeHead(reply.status, {
    'content-type': reply.type ?? (isText ? 'text/html' : 'application/json'),
  })
  response.end(isText ? reply.body : JSON.stringify(reply.body))
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
}
