import net from 'node:net'
import { Refusal } from './report.mjs'

const DEFAULT = 3000
const ABSENT = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT'])

/**
 * Whether nobody listens on a port of an address of this machine. An address that the machine does not have is free.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isFree(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else if (ABSENT.has(error.code)) resolve(true)
      else reject(error)
    })
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
  // A browser may try ::1 for "localhost" before 127.0.0.1; whoever sits there would answer in our place.
  const hosts = host === '127.0.0.1' || host === 'localhost' ? ['127.0.0.1', '::1'] : [host]
  if (asked) return { port: await askedPort(asked, hosts), insteadOf: null }
  for (let port = DEFAULT; port < DEFAULT + 100; port++) {
    if (await allFree(port, hosts)) return { port, insteadOf: port === DEFAULT ? null : DEFAULT }
  }
  throw new Refusal(`No port from ${DEFAULT} to ${DEFAULT + 99} is free. Set PORT to one that is.`)
}

async function askedPort(asked, hosts) {
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN
  if (!(port >= 1 && port <= 65_535))
    throw new Refusal(`PORT is "${asked}"; set it to a number from 1 to 65535.`)
  if (!(await allFree(port, hosts))) {
    throw new Refusal(`Port ${port} is in use. Stop what is using it, or set PORT to another.`)
  }
  return port
}

async function allFree(port, hosts) {
  for (const host of hosts) if (!(await tryFree(port, host))) return false
  return true
}

async function tryFree(port, host) {
  try {
    return await isFree(port, host)
  } catch (error) {
    if (error.code === 'EACCES')
      throw new Refusal(`Port ${port} may not be opened by this account. Set PORT to one above 1023.`)
    if (error.code === 'ENOTFOUND')
      throw new Refusal(`HOST is "${host}", which names no address of this machine.`)
    throw error
  }
}
