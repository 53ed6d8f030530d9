import fs from 'node:fs'

/** What the lock file says of one package at one place in the tree. */
export interface LockedPackage {
  version?: string
  resolved?: string
  optionalDependencies?: Record<string, string>
}

/** The lock file's packages by their place, such as `node_modules/a/node_modules/b`; the project itself is the empty place. */
export function lockedPackages(): Record<string, LockedPackage> {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    fs.readFileSync('package-lock.json', 'utf8'),
  )
  return lock.packages
}

/** The package at a place: what stands after the last `node_modules/`. */
export function packageName(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
