import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** @type {ReturnType<typeof startGuard>} */
let guard

/**
 * Tells the guard what has to be ended if this process dies without warning, and which folders go with it in any case;
 * starts the guard the first time.
 * @param {{
 *   started?: number, ended?: number, temporary?: string,
 *   postgres?: null | { program: string, args: string[], identity: object },
 * }} message
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

/**
 * A new folder that is removed when this process ends, however it ends.
 * @param {string} name how the folder's name begins
 * @returns {string}
 */
export function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), name))
  // Started by root, PostgreSQL runs under another account, which has to come through here.
  fs.chmodSync(folder, 0o755)
  tellGuard({ temporary: folder })
  return folder
}
