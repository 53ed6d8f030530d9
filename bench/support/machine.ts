import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { directPool } from '@/lib/server/db/direct'
import { findChromium } from '@/scripts/chromium.mjs'

/** One line: cores, memory, system, and the versions that matter. */
export async function machineLine(): Promise<string> {
  const { rows } = await directPool().query<{ server_version: string }>('SHOW server_version')
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return [
    `${os.cpus().length} cores`,
    `${memory} GiB`,
    systemName(),
    `Node ${process.versions.node}`,
    chromiumVersion(),
    `PostgreSQL ${rows[0]?.server_version}`,
    `load ${os.loadavg()[0]?.toFixed(1)}`,
  ].join(', ')
}

function systemName(): string {
  if (!fs.existsSync('/etc/os-release')) return `${os.type()} ${os.release()}`
  const name = /^PRETTY_NAME="(.*)"$/m.exec(fs.readFileSync('/etc/os-release', 'utf8'))
  return name?.[1] ?? os.type()
}

function chromiumVersion(): string {
  const program = findChromium()
  if (!program) return 'no Chromium'
  const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return said.match(/\w+ [\d.]+/)?.[0] ?? 'Chromium'
}
