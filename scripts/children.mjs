import { spawn } from 'node:child_process'
import { root } from './folders.mjs'
import { tellGuard } from './guarded.mjs'

const windows = process.platform === 'win32'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Starts a program at the head of a process group of its own, so that Ctrl-C reaches it through us alone and it can be
 * ended with all it has started. The guard knows it from the first moment.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startChild(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, detached: !windows, windowsHide: true, ...options })
  if (child.pid === undefined) return child
  running.add(child)
  tellGuard({ started: child.pid })
  child.once('exit', () => {
    running.delete(child)
    tellGuard({ ended: child.pid })
  })
  return child
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {{ show?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean, uid?: number, gid?: number }} [options]
 *   with `show` its output goes to ours
 * @returns {Promise<{ code: number, output: string, errors: string }>} code 1 when a signal ended it
 */
export function runToEnd(program, args, { show = false, ...options } = {}) {
  const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe']
  const child = startChild(program, args, { stdio, ...options })
  let output = ''
  let errors = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
  child.stderr?.setEncoding('utf8').on('data', (text) => (errors += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output, errors }))
  })
}

/**
 * Ends everything this process has started: asks, waits four seconds, insists.
 */
export async function stopChildren() {
  await Promise.all([...running].map(stopChild))
}

/** @param {import('node:child_process').ChildProcess} child */
function stopChild(child) {
  return new Promise((resolve) => {
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 4000)
    child.once('exit', () => {
      clearTimeout(insist)
      // What it had started and did not end itself goes with it.
      signalGroup(child, 'SIGKILL')
      resolve(undefined)
    })
    child.kill('SIGTERM')
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
