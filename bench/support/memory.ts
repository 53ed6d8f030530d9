import fs from 'node:fs'

/** Resident memory in MB of a process and of all that it has started in its group; NaN where the system does not tell. */
export function memoryOf(pid: number): number {
  if (!fs.existsSync('/proc')) return Number.NaN
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === pid)
  return pids.reduce((sum, each) => sum + residentOf(each), 0)
}

function groupOf(pid: string): number {
  const stat = readOrNothing(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])
}

function residentOf(pid: string): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readOrNothing(`/proc/${pid}/status`))
  return Number(kilobytes?.[1] ?? 0) / 1024
}

/** A process may end between being listed and being read. */
function readOrNothing(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
