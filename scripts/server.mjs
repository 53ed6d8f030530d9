import { setTimeout as wait } from 'node:timers/promises'
import { next, serving } from './build.mjs'
import { root } from './folders.mjs'
import { startChild } from './children.mjs'
import { Refusal } from './report.mjs'

const READY_WITHIN = 120_000

/**
 * Starts Next and resolves when it answers. What it says before is kept back, but for its own log lines, and shown when
 * it does not come up; in development all is shown.
 * @param {{ dev: boolean, env: NodeJS.ProcessEnv, host: string, port: number, onEnd: (code: number) => void }} options
 */
export async function startServer({ dev, env, host, port, onEnd }) {
  const args = dev ? [next, 'dev', '-H', host, '-p', String(port)] : [...serving, root]
  const child = startChild(process.execPath, args, {
    env: { ...env, HOST: host, PORT: String(port), NODE_ENV: dev ? 'development' : 'production' },
    stdio: ['ignore', dev ? 'inherit' : 'pipe', 'inherit'],
  })
  const words = holdBack(child.stdout)
  try {
    await untilHealthy(child, `http://${inUrl(host)}:${port}/api/health`)
  } catch (error) {
    words.showAll()
    throw error
  }
  words.release()
  child.once('exit', (code) => onEnd(code ?? 1))
  if (child.exitCode !== null) onEnd(child.exitCode)
}

async function untilHealthy(child, url) {
  for (const end = Date.now() + READY_WITHIN; Date.now() < end; await wait(50)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Refusal('The server ended before it answered, see above.')
    if (await isHealthy(url)) return
  }
  throw new Refusal(`The server does not answer at ${url}.`)
}

async function isHealthy(url) {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(30_000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

/** An address that can be asked: a wildcard stands for all of them, and IPv6 wants brackets. */
function inUrl(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function holdBack(stream) {
  let held = ''
  const keep = (chunk) => (held += chunk)
  stream?.setEncoding('utf8').on('data', keep)
  const pass = (text) => {
    stream?.off('data', keep)
    if (text) process.stdout.write(text)
    stream?.pipe(process.stdout, { end: false })
  }
  return {
    showAll: () => pass(held),
    release: () =>
      pass(
        held
          .split(/(?<=\n)/)
          .filter((line) => line.startsWith('{'))
          .join(''),
      ),
  }
}
