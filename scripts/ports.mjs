import net from 'node:net'
import { Refusal } from './report.mjs'

const DEFAULT = 3000
const NOT_OURS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND', 'EAI_AGAIN'])

/**
 * Whether nobody listens on a port of an address of this machine.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/**
 * A port of 127.0.0.1 that is free just now.
 * @param {number} [wanted] taken if it is free
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  if (wanted !== 0 && (await isFree(wanted, '127.0.0.1'))) return wanted
  return await new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * The port to serve on. A port that was asked for is taken or refused; the default gives way to the next free one.
 * @param {{ asked: string | undefined, host: string }} choice `asked` is PORT as the environment has it
 * @returns {Promise<{ port: number, insteadOf: number | null }>}
 */
export async function choosePort({ asked, host }) {
  if (asked) return { port: await askedPort(asked, host), insteadOf: null }
  for (let port = DEFAULT; port < DEFAULT + 100; port++) {
    if (await isOurs(port, host)) return { port, insteadOf: port === DEFAULT ? null : DEFAULT }
  }
  throw new Refusal(`No port from ${DEFAULT} to ${DEFAULT + 99} is free. Set PORT to one that is.`)
}

async function askedPort(asked, host) {
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN
  if (!(port >= 1 && port <= 65_535))
    throw new Refusal(`PORT is "${asked}"; set it to a number from 1 to 65535.`)
  if (await isOurs(port, host)) return port
  throw new Refusal(`Port ${port} is in use. Stop what is using it, or set PORT to another.`)
}

/** Whether whoever asks this machine for the port will reach us. */
async function isOurs(port, host) {
  try {
    if (!(await isFree(port, host))) return false
  } catch (error) {
    if (error.code === 'EACCES') {
      throw new Refusal(`Port ${port} may not be opened by this account. Set PORT to one above 1023.`)
    }
    if (NOT_OURS.has(error.code))
      throw new Refusal(`HOST is "${host}", which names no address of this machine.`)
    throw error
  }
  return host !== '127.0.0.1' && host !== 'localhost' ? true : await isFreeOnIPv6(port)
}

/**
 * A browser may try ::1 for "localhost" before 127.0.0.1, and whoever sits there would answer in our place. Where there
 * is no ::1, nobody does.
 */
function isFreeOnIPv6(port) {
  return isFree(port, '::1').catch(() => true)
}
