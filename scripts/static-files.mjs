import path from 'node:path'
import sirv from 'sirv'
import { staticHeaders } from './static-headers.mjs'

const PREFIX = '/_next/static'

/**
 * Answers requests for the files of a build whose names hold their hash, in the smallest form that `compressStatic` has
 * written and the browser takes. All other requests, and those for what is not there, go on as they came.
 * @param {string} dist the folder of the build, `.next`
 * @param {string | undefined} address the public one
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, goOn: () => void) => void}
 */
export function staticFiles(dist, address) {
  const headers = Object.entries(staticHeaders(address))
  const answer = sirv(path.join(dist, 'static'), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 365 * 24 * 3600,
    setHeaders: (response) => {
      for (const [name, value] of headers) response.setHeader(name, value)
    },
  })
  return (request, response, goOn) => {
    const { url = '/' } = request
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || !url.startsWith(`${PREFIX}/`)) return goOn()
    request.url = url.slice(PREFIX.length)
    answer(request, response, () => {
      request.url = url
      goOn()
    })
  }
}
