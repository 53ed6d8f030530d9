import { spawn } from 'node:child_process'
import path from 'node:path'

/** @type {ReturnType<typeof startGuard>} */
let guard

/**
 * Tells the guard what would have to be ended if this process died without warning; starts the guard the first time.
 * @param {{ started?: number, ended?: number, postgres?: null | { program: string, args: string[], identity: object } }} message
 */
export function tellGuard(message) {
  guard ??= startGuard()
  guard.stdin.write(`${JSON.stringify(message)}\n`)
}

function startGuard() {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'guard.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // A guard that is gone is a lost safety net and no reason to stop.
  child.stdin.on('error', () => {})
  child.unref()
  child.stdin.unref?.()
  return child
}
