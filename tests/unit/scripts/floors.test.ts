import { expect, test } from 'vitest'
import { lockedPackages, packageName } from './lock-file'

// The lowest versions without a published hole in what we use, as of 2026-11-23.
const FLOORS: Record<string, string> = {
  next: '16.3.3',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'next-auth': '5.0.0-beta.32',
  '@auth/core': '0.41.3',
  nodemailer: '9.0.1',
  '@tiptap/core': '3.30.4',
  'prosemirror-view': '1.42.3',
  'prosemirror-model': '1.22.1',
  linkifyjs: '4.3.2',
  mammoth: '1.11.0',
  '@xmldom/xmldom': '0.8.15',
  dompurify: '3.3.2',
  'sanitize-html': '2.17.4',
}

/** Parsers of addresses that can be led around. */
const FORBIDDEN = ['ip', 'ssrfcheck']

/** Orders versions; a release stands above its own pre-releases. */
function compareVersions(one: string, other: string): number {
  const [a, b] = [parts(one), parts(other)]
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? Number.POSITIVE_INFINITY) - (b[i] ?? Number.POSITIVE_INFINITY)
    if (difference) return difference
  }
  return 0
}

function parts(version: string): number[] {
  return version
    .split(/[.-]/)
    .filter((part) => /^\d+$/.test(part))
    .map(Number)
}

const locked = Object.entries(lockedPackages())
  .filter(([place]) => place !== '')
  .map(([place, { version }]) => ({ name: packageName(place), version: version ?? '' }))

test('versions are ordered', () => {
  const ascending = ['0.41.3', '1.9.0', '1.10.0', '5.0.0-beta.9', '5.0.0-beta.32', '5.0.0', '5.0.1']
  expect(ascending.toReversed().toSorted(compareVersions)).toEqual(ascending)
})

test('no locked package is below its floor', () => {
  const bound = locked.filter(({ name }) => name in FLOORS)
  expect(bound.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['next', 'react', 'next-auth', '@tiptap/core']),
  )
  expect(bound.filter(({ name, version }) => compareVersions(version, FLOORS[name] ?? '') < 0)).toEqual([])
})

test('no forbidden package is locked', () => {
  expect(locked.filter(({ name }) => FORBIDDEN.includes(name))).toEqual([])
})
