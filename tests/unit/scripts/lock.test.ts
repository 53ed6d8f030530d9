import { expect, test } from 'vitest'
import { missingPackages } from '@/scripts/dependencies.mjs'
import { lockedPackages } from './lock-file'

const packages = lockedPackages()

/** Whether a package named at one place is found from there, as Node looks for it: upwards. */
function isLocked(from: string, name: string): boolean {
  const folder = from === '' ? '' : `${from}/`
  if (`${folder}node_modules/${name}` in packages) return true
  if (from === '') return false
  const above = from.lastIndexOf('/node_modules/')
  return isLocked(above < 0 ? '' : from.slice(0, above), name)
}

test('every package for another platform is in the lock file', () => {
  // npm leaves out, silently, what the registry did not have when the lock was made; `npm ci` on that platform then
  // ends without a native binary.
  const wanted = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).map((name) => ({ from, name })),
  )
  expect(wanted.length).toBeGreaterThan(50)
  expect(wanted.filter(({ from, name }) => !isLocked(from, name))).toEqual([])
})

test('the lock file names no registry', () => {
  // Whoever installs chooses where from; the integrity hashes say what.
  const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)
  expect(resolved.map(([place]) => place)).toEqual([])
})

const LOCK = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/tool-linux': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  'node_modules/tool-mac': { version: '2.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
  'node_modules/tool-musl': { version: '2.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
}

const INSTALLS: [string, object, string[]][] = [
  ['nothing installed', {}, ['node_modules/a', 'node_modules/tool-linux']],
  [
    'all installed',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/tool-linux': { version: '2.0.0' } },
    [],
  ],
  [
    'an older version',
    { 'node_modules/a': { version: '0.9.0' }, 'node_modules/tool-linux': { version: '2.0.0' } },
    ['node_modules/a'],
  ],
  [
    'copied from a Mac',
    { 'node_modules/a': { version: '1.0.0' }, 'node_modules/tool-mac': { version: '2.0.0' } },
    ['node_modules/tool-linux'],
  ],
]

test.each(INSTALLS)('what has to be installed: %s', (_, installed, missing) => {
  expect(missingPackages(LOCK, installed, { os: 'linux', cpu: 'x64' })).toEqual(missing)
})
