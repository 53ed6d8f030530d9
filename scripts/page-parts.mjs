import { Transform } from 'node:stream'
import { callbackify, promisify } from 'node:util'
import zlib from 'node:zlib'

/**
 * HTML that a page may hold as it stands; the object is its identity.
 * @typedef {{ html: string }} Part
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

const OPENS = Buffer.from('<!--part:')
const ENDS = Buffer.from('-->')

/** Longer than any marker: what is longer and has not ended is none. */
const LONGEST = 200

/** Named, and not with a weight of nothing. */
const GZIP = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i

const deflate = promisify(zlib.deflateRaw)

/**
 * Lets pages under a path leave out what never changes: where one says `<!--part:key-->`, the part stands that it has put
 * under that key into `globalThis.postilParts`. Each part is compressed once, however often it is sent, and goes by
 * whatever renders the page. A marker that nobody knows stays what it is.
 * @param {(request: Request, response: Response) => unknown} handle
 * @param {string} under the beginning of the paths
 * @returns {(request: Request, response: Response) => unknown}
 */
export function withParts(handle, under) {
  const shared = /** @type {{ postilParts?: Map<string, Part> }} */ (globalThis)
  const parts = (shared.postilParts ??= new Map())
  return (request, response) => {
    if (request.method === 'GET' && (request.url ?? '').startsWith(under)) {
      const isPacked = GZIP.test(String(request.headers['accept-encoding'] ?? ''))
      // Compressed here and nowhere else.
      delete request.headers['accept-encoding']
      writeThrough(response, () => new PageWriter(parts, isPacked))
    }
    return handle(request, response)
  }
}

/**
 * Sends the body of a text through a writer of its own; anything else as it comes.
 * @param {Response} response
 * @param {() => PageWriter} makeWriter
 */
function writeThrough(response, makeWriter) {
  /** @type {any} */
  const patched = response
  const [writeHead, write, end] = ['writeHead', 'write', 'end'].map((name) => patched[name].bind(patched))
  /** @type {any} */
  let writer = null
  const begin = () => {
    const type = String(response.getHeader('content-type') ?? '')
    if (writer || !type.startsWith('text/')) return
    const made = makeWriter()
    writer = made
    response.removeHeader('content-length')
    const vary = String(response.getHeader('vary') ?? '')
    if (!/accept-encoding/i.test(vary))
      response.setHeader('vary', vary === '' ? 'Accept-Encoding' : `${vary}, Accept-Encoding`)
    if (made.isPacked) response.setHeader('content-encoding', 'gzip')
    made.on('data', (bytes) => {
      if (!write(bytes)) made.pause()
    })
    made.on('end', () => end())
    made.on('error', (error) => response.destroy(error))
    made.on('drain', () => response.emit('drain'))
    response.on('drain', () => made.resume())
    response.once('close', () => made.destroy())
  }
  const open = () => {
    if (!response.headersSent) response.writeHead(response.statusCode)
  }
  patched.writeHead = (/** @type {any[]} */ ...args) => {
    if (!response.headersSent) begin()
    return writeHead(...args)
  }
  patched.write = (/** @type {any[]} */ ...args) => {
    open()
    return writer ? writer.write(...args) : write(...args)
  }
  patched.end = (/** @type {any[]} */ ...args) => {
    open()
    if (!writer) return end(...args)
    writer.end(...args)
    return response
  }
}

/** What was made of a part, for as long as the part is there: its bytes, and a stretch of a deflate stream. */
const known = /** @type {WeakMap<Part, { bytes: Buffer, packed: Promise<Buffer> }>} */ (new WeakMap())

/** @param {Part} part */
function bytesOf(part) {
  let made = known.get(part)
  if (!made) {
    const bytes = Buffer.from(part.html)
    known.set(part, (made = { bytes, packed: pack(bytes, 9) }))
  }
  return made
}

/**
 * Compressed such that it may stand between any two others: it ends on a whole byte and looks back at nothing before it.
 * @param {Buffer} bytes
 * @param {number} level
 * @returns {Promise<Buffer>}
 */
function pack(bytes, level) {
  return deflate(bytes, { level, finishFlush: zlib.constants.Z_FULL_FLUSH })
}

/** For each page anew, while a browser waits. */
const QUICK = 4

/** The first ten bytes of a gzip file: deflate, no name, no time, no system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

/** A last block with nothing in it. */
const LAST = Buffer.from([3, 0])

/** The bytes of a page, with its parts in their places; as a gzip file where that is wanted. */
class PageWriter extends Transform {
  /**
   * @param {ReadonlyMap<string, Part>} parts
   * @param {boolean} isPacked
   */
  constructor(parts, isPacked) {
    super({ decodeStrings: true })
    this.parts = parts
    this.isPacked = isPacked
    this.rest = Buffer.alloc(0)
    this.crc = 0
    this.size = 0
    if (isPacked) this.push(HEAD)
  }

  /**
   * @param {Buffer} chunk
   * @param {string} _encoding
   * @param {(error?: Error | null) => void} done
   * @override
   */
  _transform(chunk, _encoding, done) {
    callbackify(() => this.take(Buffer.concat([this.rest, chunk]), false))(done)
  }

  /**
   * @param {(error?: Error | null) => void} done
   * @override
   */
  _flush(done) {
    callbackify(async () => {
      await this.take(this.rest, true)
      if (this.isPacked) this.push(Buffer.concat([LAST, this.trailer()]))
    })(done)
  }

  /**
   * Writes all that can be told to be words or a part; keeps the beginning of what may become a marker.
   * @param {Buffer} bytes
   * @param {boolean} isLast
   */
  async take(bytes, isLast) {
    let from = 0
    for (let at = bytes.indexOf(OPENS); at >= 0; at = bytes.indexOf(OPENS, Math.max(from, at + 1))) {
      const end = bytes.indexOf(ENDS, at)
      if (end < 0 && !isLast && bytes.length - at < LONGEST) {
        await this.words(bytes.subarray(from, at))
        this.rest = bytes.subarray(at)
        return
      }
      const part = end < 0 ? undefined : this.parts.get(bytes.toString('latin1', at + OPENS.length, end))
      if (!part) continue
      await this.words(bytes.subarray(from, at))
      await this.part(part)
      from = end + ENDS.length
    }
    const until = isLast ? bytes.length : bytes.length - beginningAtEnd(bytes)
    await this.words(bytes.subarray(from, until))
    this.rest = bytes.subarray(until)
  }

  /** @param {Buffer} bytes */
  async words(bytes) {
    if (bytes.length === 0) return
    this.count(bytes)
    this.push(this.isPacked ? await pack(bytes, QUICK) : bytes)
  }

  /** @param {Part} part */
  async part(part) {
    const { bytes, packed } = bytesOf(part)
    this.count(bytes)
    this.push(this.isPacked ? await packed : bytes)
  }

  /** @param {Buffer} bytes */
  count(bytes) {
    if (!this.isPacked) return
    this.crc = zlib.crc32(bytes, this.crc)
    this.size += bytes.length
  }

  /** What a gzip file ends with. */
  trailer() {
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(this.crc, 0)
    trailer.writeUInt32LE(this.size % 2 ** 32, 4)
    return trailer
  }
}

/**
 * How many bytes at the end may be the beginning of a marker.
 * @param {Buffer} bytes
 */
function beginningAtEnd(bytes) {
  for (let length = Math.min(OPENS.length - 1, bytes.length); length > 0; length--)
    if (bytes.subarray(bytes.length - length).equals(OPENS.subarray(0, length))) return length
  return 0
}
