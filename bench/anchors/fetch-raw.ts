import http from 'node:http'
import zlib from 'node:zlib'

/** An answer as it came over the wire. Times in ms from sending the request. */
export type RawAnswer = {
  status: number
  encoding: string
  wire: number
  text: string
  firstByte: number
  last: number
}

/** GETs with compression allowed, and counts the bytes of the body before they are unpacked. */
export function fetchRaw(url: string, cookie: string, agent: http.Agent): Promise<RawAnswer> {
  const started = performance.now()
  const headers = { cookie, 'accept-encoding': 'gzip' }
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers }, (response) => {
      const firstByte = performance.now() - started
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        const last = performance.now() - started
        const body = Buffer.concat(chunks)
        const encoding = response.headers['content-encoding'] ?? 'none'
        const text = (encoding === 'gzip' ? zlib.gunzipSync(body) : body).toString('utf8')
        resolve({ status: response.statusCode ?? 0, encoding, wire: body.length, text, firstByte, last })
      })
    })
    request.once('error', reject)
  })
}
