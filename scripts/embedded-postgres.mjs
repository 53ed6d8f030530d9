import crypto from 'node:crypto'
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { runToEnd } from './children.mjs'
import { tellGuard } from './guarded.mjs'
import { freePort } from './ports.mjs'
import { isReachable, postgresAccount, sharedFolder } from './postgres-account.mjs'
import { postgresBinaries, unsupported } from './postgres-binaries.mjs'
import { runningPort } from './postmaster.mjs'
import { Refusal } from './report.mjs'

const PREFERRED_PORT = 54_329

/** The locale is PostgreSQL's own: the same on every machine, and it knows the case of every letter. */
const LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * Starts the PostgreSQL that came with npm on a cluster of its own, made when it is not there yet. It listens on
 * 127.0.0.1 only, with a random password. A server left over from a command that was killed is taken over.
 * @param {{ folder: string, fast?: boolean }} options `fast` gives up durability: for tests, never for people's words
 * @returns {Promise<{ url: (database: string) => string, folder: string, stop: () => Promise<void> }>}
 *   `folder` is where the data really is: elsewhere when the account PostgreSQL runs as cannot reach the one given
 */
export async function startEmbeddedPostgres({ folder, fast = false }) {
  const server = describeServer(folder, fast)
  makeFolder(server)
  await initialise(server)
  const stop = { program: server.program('pg_ctl'), args: ['stop', '-m', 'fast', '-w', '-D', server.cluster] }
  tellGuard({ postgres: { ...stop, identity: server.identity } })
  const port = (await runningPort(server.cluster)) ?? (await launch(server))
  return {
    url: addressOf(server, port),
    folder: server.folder,
    stop: async () => {
      await run(server, 'pg_ctl', stop.args)
      tellGuard({ postgres: null })
    },
  }
}

/**
 * How to reach the PostgreSQL that another process has started on a folder; null when none runs there.
 * @param {string} folder
 * @returns {Promise<((database: string) => string) | null>}
 */
export async function findEmbeddedPostgres(folder) {
  const server = describeServer(folder, false)
  const port = await runningPort(server.cluster)
  return port === null ? null : addressOf(server, port)
}

/** @returns {(database: string) => string} */
function addressOf({ passwordFile }, port) {
  const password = fs.readFileSync(passwordFile, 'utf8').trim()
  return (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

function describeServer(wanted, fast) {
  // Made first, with the mode such folders have here, so that it can be seen whether others may pass.
  fs.mkdirSync(path.dirname(wanted), { recursive: true })
  const account = postgresAccount()
  const { program, major } = postgresBinaries({ lent: account !== null })
  const key = crypto.createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const folder =
    account && !isReachable(path.dirname(wanted)) ? path.join(sharedFolder(), `data-${key}`) : wanted
  return {
    folder,
    fast,
    major,
    program,
    account,
    identity: account ?? {},
    cluster: path.join(folder, 'cluster'),
    log: path.join(folder, 'postgres.log'),
    passwordFile: path.join(folder, 'password'),
  }
}

function makeFolder({ folder, account }) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) fs.chownSync(folder, account.uid, account.gid)
}

async function initialise(server) {
  const versionFile = path.join(server.cluster, 'PG_VERSION')
  if (fs.existsSync(versionFile)) {
    const found = fs.readFileSync(versionFile, 'utf8').trim()
    if (found === server.major) return
    throw new Refusal(
      `${server.cluster} was written by PostgreSQL ${found} and this is ${server.major}. Start the Postil that wrote it, or move the folder away.`,
    )
  }
  // Made under another name and renamed: an interrupted initdb never looks like a cluster.
  const unfinished = `${server.cluster}.init`
  for (const remains of [unfinished, server.cluster]) fs.rmSync(remains, { recursive: true, force: true })
  fs.writeFileSync(server.passwordFile, `${crypto.randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (server.account) fs.chownSync(server.passwordFile, server.account.uid, server.account.gid)
  const safety = server.fast ? ['--no-sync'] : []
  const password = ['--auth=scram-sha-256', `--pwfile=${server.passwordFile}`]
  const made = await run(server, 'initdb', [
    '-D',
    unfinished,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    ...password,
    ...LOCALE,
    ...safety,
  ])
  if (made.code !== 0) throw new Error(`initdb failed: ${made.output}${made.errors}`)
  fs.renameSync(unfinished, server.cluster)
}

/** Returns the port. Children of a killed server may hold its memory for a moment: then it is tried again. */
async function launch(server) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(server.fast ? 0 : PREFERRED_PORT)
    const before = fs.existsSync(server.log) ? fs.statSync(server.log).size : 0
    if (await startServer(server, port)) return port
    const said = fs.readFileSync(server.log).subarray(before).toString('utf8')
    const passing = /still in use|Address already in use/.test(said)
    if (!passing || attempt === 10) throw new Error(`PostgreSQL did not start; ${server.log} says:\n${said}`)
    await wait(1000)
  }
}

/**
 * `pg_ctl` gives the server a session of its own, which Ctrl-C does not reach, and returns when it is ready. The server
 * inherits its output, so that must not be a pipe: waiting for its end would last as long as the server.
 * @returns {Promise<boolean>}
 */
function startServer(server, port) {
  const settings = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", ...(server.fast ? FAST : [])]
  const options = ['-p', port, ...settings.flatMap((setting) => ['-c', setting])].join(' ')
  const args = ['start', '-w', '-t', '300', '-D', server.cluster, '-l', server.log, '-o', options]
  const child = spawn(server.program('pg_ctl'), args, { ...surroundings(server), stdio: 'ignore' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
  })
}

async function run(server, program, args) {
  try {
    return await runToEnd(server.program(program), args, surroundings(server))
  } catch (error) {
    // The file is there and its loader is not: a system with another C library.
    if (error.code === 'ENOENT') throw unsupported()
    throw error
  }
}

function surroundings({ identity }) {
  return { ...identity, cwd: os.tmpdir(), env: { ...process.env, LC_ALL: 'C', PGDATA: '' } }
}
