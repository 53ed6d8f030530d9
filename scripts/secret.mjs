import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * The secret that seals cursors and signs: POSTIL_SECRET, or one made for this installation the first time and kept in
 * its data folder, readable by its owner alone.
 * @param {string} folder
 * @returns {string}
 */
export function installationSecret(folder) {
  if (process.env.POSTIL_SECRET) return process.env.POSTIL_SECRET
  const file = path.join(folder, 'secret')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true })
    const unfinished = `${file}.${process.pid}`
    fs.writeFileSync(unfinished, `${crypto.randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    fs.renameSync(unfinished, file)
  }
  return fs.readFileSync(file, 'utf8').trim()
}
