import fs from 'node:fs'
import path from 'node:path'
import { runToEnd } from './children.mjs'
import { root } from './folders.mjs'
import { Refusal, reportWhile } from './report.mjs'

/** Runs `npm ci` when what is installed is not what the lock file says for this platform. */
export async function installDependencies() {
  if (isInstalled()) return
  const { code, output, errors } = await reportWhile('Installing the dependencies (npm ci)', () =>
    runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  if (code === 0) return
  const advice = 'npm ci failed, see above. With a connection to the package registry, start again.'
  throw new Refusal(advice, output + errors)
}

function isInstalled() {
  const installed = readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  return (
    installed !== null &&
    missingPackages(readPackages(path.join(root, 'package-lock.json')), installed).length === 0
  )
}

/**
 * The paths of packages that the lock file wants on this platform and that are absent or of another version.
 * An optional package is wanted where it names this system and processor; those that also name a C library are npm's
 * own choice.
 * @param {Record<string, any>} wanted the `packages` of a lock file
 * @param {Record<string, any>} installed
 * @param {{ os: string, cpu: string }} [here]
 * @returns {string[]}
 */
export function missingPackages(wanted, installed, here = { os: process.platform, cpu: process.arch }) {
  return Object.entries(wanted)
    .filter(
      ([name, entry]) => name !== '' && isWanted(entry, here) && installed[name]?.version !== entry.version,
    )
    .map(([name]) => name)
}

function isWanted(entry, here) {
  if (!entry.optional && !entry.devOptional) return true
  return !entry.libc && entry.os?.includes(here.os) === true && entry.cpu?.includes(here.cpu) === true
}

function readPackages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : null
}

/** Under npm, with the very npm that runs us; else with the one on the path. */
function runNpm(args) {
  const env = { ...process.env }
  // Either would leave out what the build needs.
  for (const name of ['NODE_ENV', 'npm_config_omit', 'npm_config_production']) delete env[name]
  const own = process.env.npm_execpath
  if (own && /\.c?js$/.test(own)) return runToEnd(process.execPath, [own, ...args], { env })
  const windows = process.platform === 'win32'
  return runToEnd(windows ? 'npm.cmd' : 'npm', args, { env, shell: windows })
}
