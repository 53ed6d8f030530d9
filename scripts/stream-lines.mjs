import { randomUUID } from 'node:crypto'

/**
 * The way of a stream's pieces past whatever renders pages. What is written before the answer has begun waits for that. `behind`
 * is how many bytes wait here or in Node for a reader that takes them slowly.
 * @typedef {{ write: (piece: string) => void, behind: () => number }} Line
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/** Names the line of a request to whoever answers it; what a browser says under this name is never believed. */
const HEADER = 'x-postil-line'

/**
 * Lays a line to each answer under a path into `globalThis.postilLines`, by the name that the request is given. Who answers
 * decides all, says the head and the first piece by the usual way, and may then write to the line instead.
 * @param {(request: Request, response: Response) => unknown} handle
 * @param {string} under the path
 * @returns {(request: Request, response: Response) => unknown}
 */
export function withLines(handle, under) {
  const shared = /** @type {{ postilLines?: Map<string, Line> }} */ (globalThis)
  const lines = (shared.postilLines ??= new Map())
  return (request, response) => {
    delete request.headers[HEADER]
    const [path] = (request.url ?? '').split('?')
    if (request.method === 'GET' && path === under) {
      const name = randomUUID()
      request.headers[HEADER] = name
      lines.set(name, lineTo(response))
      response.once('close', () => lines.delete(name))
    }
    return handle(request, response)
  }
}

/**
 * @param {Response} response
 * @returns {Line}
 */
function lineTo(response) {
  /** @type {any} */
  const patched = response
  const write = patched.write.bind(response)
  /** @type {string[]} */
  let waiting = []
  let size = 0
  let isOpen = false
  patched.write = (/** @type {any[]} */ ...args) => {
    const isTaken = write(...args)
    if (isOpen) return isTaken
    isOpen = true
    for (const piece of waiting) write(piece)
    waiting = []
    size = 0
    return isTaken
  }
  return {
    write: (piece) => {
      if (response.destroyed || response.writableEnded) return
      if (isOpen) return void write(piece)
      waiting.push(piece)
      size += Buffer.byteLength(piece)
    },
    behind: () => size + response.writableLength,
  }
}
