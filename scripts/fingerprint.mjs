import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'

const SKIPPED = new Set(['node_modules', 'generated'])

/**
 * A hash over the names and contents of files and folders of the project. What does not exist counts as absent.
 * @param {string[]} entries relative to the project's folder
 */
export function fingerprint(entries) {
  const hash = crypto.createHash('sha256')
  for (const file of entries.flatMap((entry) => filesBelow(path.join(root, entry)))) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesBelow(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [place]
  const names = fs.readdirSync(place).filter((name) => !SKIPPED.has(name))
  return names.toSorted().flatMap((name) => filesBelow(path.join(place, name)))
}

/**
 * Makes something only when what it is made from has changed. The fingerprint is kept inside the product, so that a
 * product that was removed or replaced is made again; an interrupted making leaves none.
 * @param {{ product: string, from: string[], make: () => Promise<void> }} step `product` is a folder
 * @returns {Promise<boolean>} whether it was made
 */
export async function makeWhenChanged({ product, from, make }) {
  const stamp = path.join(product, '.made-from')
  const now = fingerprint(from)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) return false
  fs.rmSync(stamp, { force: true })
  await make()
  fs.writeFileSync(stamp, now)
  return true
}
