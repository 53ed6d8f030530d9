import fs from 'node:fs'
import path from 'node:path'
import { Refusal } from './report.mjs'

/**
 * Takes a data folder for this process until it exits; refuses when another Postil that still runs has it. A process
 * that was killed leaves its claim behind, which is then taken over.
 * @param {string} folder
 */
export function claimFolder(folder) {
  fs.mkdirSync(folder, { recursive: true })
  const claim = path.join(folder, 'running.pid')
  const holder = fs.existsSync(claim) ? Number(fs.readFileSync(claim, 'utf8')) : 0
  if (holder > 0 && holder !== process.pid && isPostil(holder)) {
    throw new Refusal(
      `Postil is running on ${folder} already (process ${holder}). Stop it, or set POSTIL_DATA to another folder.`,
    )
  }
  fs.writeFileSync(claim, `${process.pid}\n`)
  process.once('exit', () => fs.rmSync(claim, { force: true }))
}

/** Process numbers are used again, in containers often at once: on Linux the command line tells. */
function isPostil(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs')
  } catch {
    return false
  }
}
