// Outlives the command that started it by a moment. While the command lives it tells us, a line of JSON at a time, what
// it has started; when our end of the pipe closes, whatever the reason, we end what is left. Nothing else can: a command
// that is killed with SIGKILL cleans up nothing itself.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})

const children = new Set()
const temporary = new Set()
let postgres = null

const lines = readline.createInterface({ input: process.stdin })
lines.on('line', (line) => {
  const message = JSON.parse(line)
  if (message.started) children.add(message.started)
  if (message.ended) children.delete(message.ended)
  if (message.temporary) temporary.add(message.temporary)
  if ('postgres' in message) postgres = message.postgres
})
lines.on('close', async () => {
  for (const pid of children) endGroup(pid)
  if (postgres) {
    const { program, args, identity } = postgres
    spawnSync(program, args, { stdio: 'ignore', cwd: '/', ...identity })
  }
  for (const folder of temporary) {
    await untilNoServer(folder)
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

/**
 * Below a folder of ours another command may run a PostgreSQL, and be stopping it just now; without its folder that
 * would find nothing to stop.
 */
async function untilNoServer(folder) {
  const hasServer = () =>
    fs.readdirSync(folder, { recursive: true }).some((name) => path.basename(name) === 'postmaster.pid')
  for (let attempt = 0; attempt < 60 && fs.existsSync(folder) && hasServer(); attempt++) await wait(250)
}

function endGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch (error) {
    // It has ended by itself; there is nobody left to tell of anything else.
    if (error.code !== 'ESRCH') process.exitCode = 1
  }
}
