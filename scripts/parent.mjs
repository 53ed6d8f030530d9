import fs from 'node:fs'

const SHELLS = new Set(['sh', 'dash', 'bash', 'zsh', 'ash', 'ksh'])

/**
 * Calls `onGone` once when the npm that runs us is gone. A signal sent to npm alone ends npm and its shell and is not
 * passed on to us; we learn of it by our parent changing. Not run by npm, we watch nothing.
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  // Some shells replace themselves with us, some stand between npm and us.
  const between = SHELLS.has(commandOf(parent) ?? '')
  const grandparent = between ? parentOf(parent) : null
  const timer = setInterval(() => {
    if (process.ppid === parent && (!between || parentOf(parent) === grandparent)) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

function commandOf(pid) {
  return readStat(pid)?.match(/\((.*)\)/s)?.[1] ?? null
}

function parentOf(pid) {
  const stat = readStat(pid)
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

/** Linux tells; elsewhere, and when the process has just ended, there is nothing to read. */
function readStat(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
}
