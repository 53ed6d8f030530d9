import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Refusal } from './report.mjs'

/**
 * What PostgreSQL writes into `postmaster.pid`: the process on the first line, the port on the fourth.
 * @param {string} text
 * @returns {{ pid: number, port: number } | null} null when the file was cut off while being written
 */
export function parsePostmasterPid(text) {
  const [pid, , , port] = text.split('\n').map(Number)
  return pid && port ? { pid, port } : null
}

/**
 * The port of the server that really runs on a cluster; null when none does, and then a stale `postmaster.pid` is
 * removed. `pg_ctl status` would not do: it takes a zombie, or another program under a reused number, for the server.
 * @param {string} cluster
 * @returns {Promise<number | null>}
 */
export async function runningPort(cluster) {
  const file = path.join(cluster, 'postmaster.pid')
  if (!fs.existsSync(file)) return null
  // It may be starting or stopping still: ten seconds to become one or the other.
  for (let attempt = 0; attempt < 40 && fs.existsSync(file); attempt++) {
    const server = parsePostmasterPid(fs.readFileSync(file, 'utf8'))
    if (server && !isPostmaster(server.pid, cluster)) break
    if (server && (await answers(server.port))) return server.port
    await wait(250)
    if (attempt === 39 && server) {
      throw new Refusal(
        `PostgreSQL (process ${server.pid}) holds ${cluster} and does not answer. End that process, then start again.`,
      )
    }
  }
  fs.rmSync(file, { force: true })
  return null
}

function isPostmaster(pid, cluster) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  if (process.platform !== 'linux') return true
  try {
    if (/^State:\s*Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return false
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
  } catch {
    return false
  }
}

/** @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
