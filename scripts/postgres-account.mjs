import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from './report.mjs'

/** Where root keeps for another account what that account could not reach in the project. */
const SHARED = ['/var/lib/postil', '/var/tmp/postil']

/**
 * Whose PostgreSQL is to be: null for our own account. PostgreSQL refuses to run as root, so root lends it an account
 * that exists already; none is made.
 * @returns {{ uid: number, gid: number } | null}
 */
export function postgresAccount() {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody')
  if (!row)
    throw new Refusal(
      'PostgreSQL does not run as root and there is no account "postgres" or "nobody" to lend it. Start Postil as another user.',
    )
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/**
 * Whether other accounts may pass through every folder above a place that exist.
 * @param {string} place
 * @returns {boolean}
 */
export function isReachable(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (found?.isDirectory() && (found.mode & 0o001) === 0) return false
  const parent = path.dirname(place)
  return parent === place || isReachable(parent)
}

/**
 * A folder of root's own that other accounts may pass through.
 * @returns {string}
 */
export function sharedFolder() {
  const folder = SHARED.find(makeShared)
  if (!folder)
    throw new Refusal(
      `The project lies in a folder that only root may enter, and neither ${SHARED.join(' nor ')} can be made. Move the project.`,
    )
  return folder
}

function makeShared(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true })
  } catch {
    return false
  }
  const found = fs.lstatSync(folder)
  // In /var/tmp anybody may have been here before us.
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0 && (found.mode & 0o001) !== 0
}
