import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { sources } from '@/tests/support/sources'

const ROOT = path.resolve(import.meta.dirname, '../..')
const README = read('README.md')

/** Folders of `lib` and `lib/server` that are rooms, and the other places that explain themselves. */
const ROOMS = [...foldersIn('lib'), ...foldersIn('lib/server')]
const EXPLAINED = [...ROOMS, 'app', 'bench', 'components', 'prisma', 'scripts', 'tests']

/** Set by a command for what it starts, and by nobody else: of no interest to who runs Postil. */
const INTERNAL = ['POSTIL_DIST', 'POSTIL_E2E_DATA', 'POSTIL_E2E_PORT']

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

function foldersIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.posix.join(folder, entry.name))
}

/** Every explanation of ours, by its path from the root: the README, `docs/`, and the READMEs of folders. */
function documents(): string[] {
  const inDocs = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.replaceAll(path.sep, '/')))
  const inFolders = EXPLAINED.map((folder) => `${folder}/README.md`)
  return ['README.md', ...inDocs, ...inFolders.filter((file) => existsSync(path.join(ROOT, file)))]
}

/** The text without fenced and inline code, where brackets are not links. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, (code) => 'x'.repeat(code.length))
}

/** What a text links to or shows, as written, but for addresses elsewhere. */
function localLinks(text: string): string[] {
  const found = [...prose(text).matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target = '']) => target)
  return found.filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
}

/** The anchors that a renderer makes of headings: lower case, hyphens for spaces, no other marks. */
function headings(text: string): string[] {
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Why a link of a file leads nowhere; null when it leads somewhere. */
function broken(file: string, link: string): string | null {
  const [target = '', anchor] = link.split('#')
  const at = target === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(target))
  if (at.startsWith('..') || !existsSync(path.join(ROOT, at))) return `${file}: ${link} is not there`
  if (anchor === undefined || !at.endsWith('.md')) return null
  return headings(read(at)).includes(anchor) ? null : `${file}: ${link} has no such heading`
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, first = '']) => first))].toSorted()
}

/** Names of scripts after `npm run`, and the two that need no `run`. */
function scriptsNamed(text: string): string[] {
  const run = matches(text, /\bnpm run ([a-z][a-z0-9:-]*)/g)
  return [...run, ...matches(text, /\bnpm (start|test)\b/g)]
}

test.each(documents())('%s links to what is there', (file) => {
  const wrong = localLinks(read(file)).map((link) => broken(file, link))
  expect(wrong.filter(Boolean)).toEqual([])
})

describe('npm scripts', () => {
  const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts

  test.each(documents())('that %s names are there', (file) => {
    expect(scriptsNamed(read(file)).filter((name) => !(name in scripts))).toEqual([])
  })

  test('are all explained in the README', () => {
    expect(Object.keys(scripts).filter((name) => !scriptsNamed(README).includes(name))).toEqual([])
  })

  test('run programs that are there', () => {
    const files = Object.values(scripts).flatMap((line) => matches(line, /\b(scripts\/[\w.-]+)/g))
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
    expect(files.length).toBeGreaterThan(4)
  })

  test('name parts of the tests that are there', () => {
    const steps = matches(read('scripts/test-steps.mjs'), /^ {2}([a-z0-9]+)(?::|,$)/gm)
    const named = [...README.matchAll(/`npm test ([a-z0-9 ]+)`/g)].flatMap(([, parts = '']) =>
      parts.split(' '),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((part) => !steps.includes(part))).toEqual([])
  })
})

describe('variables', () => {
  const VARIABLE = '((?:TEST_)?DATABASE(?:_[A-Z]+)*_URL|POSTIL_[A-Z0-9_]+|HOST|PORT)'
  const parsed = matches(read('lib/server/env.ts'), /^ {2}([A-Z][A-Z0-9_]+): /gm)
  const listed = matches(read('.env.example'), /^# ([A-Z][A-Z0-9_]+)=/gm)
  const explained = matches(README, /^\| `([A-Z][A-Z0-9_]+)` +\|/gm)

  test('that env.ts parses stand in .env.example', () => {
    expect(parsed.length).toBeGreaterThan(8)
    expect(parsed.filter((name) => !listed.includes(name))).toEqual([])
  })

  test('stand in .env.example and in the README alike', () => {
    expect(explained).toEqual(listed)
  })

  test('are read somewhere', () => {
    const readers = sources().filter(({ file }) => !file.endsWith('docs.test.ts'))
    expect(listed.filter((name) => !readers.some(({ text }) => text.includes(name)))).toEqual([])
  })

  test('that scripts and configurations read are listed', () => {
    const reading = new RegExp(`\\b(?:env|settings)(?:\\.|\\[')${VARIABLE}\\b`, 'g')
    const outside = sources().filter(({ file }) => /^scripts\/|^[\w.-]+$/.test(file))
    const wrong = outside.flatMap(({ file, text }) =>
      matches(text, reading)
        .filter((name) => !listed.includes(name) && !INTERNAL.includes(name))
        .map((name) => `${file}: ${name}`),
    )
    expect(wrong).toEqual([])
  })
})

test('every room and main folder has a README of about ten lines', () => {
  const missing = EXPLAINED.filter((folder) => !existsSync(path.join(ROOT, folder, 'README.md')))
  expect(missing).toEqual([])
  const rooms = ROOMS.map((folder) => ({
    folder,
    lines: read(`${folder}/README.md`).trim().split('\n').length,
  }))
  expect(rooms.filter(({ lines }) => lines < 6 || lines > 16)).toEqual([])
})

describe('decision records', () => {
  const names = readdirSync(path.join(ROOT, 'docs/adr')).toSorted()
  const records = names.map((name) => ({ name, text: read(`docs/adr/${name}`) }))

  test('are numbered without a gap, and named after their number', () => {
    const numbers = names.map((name) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]))
    expect(numbers).toEqual(names.map((_, i) => i))
    expect(names.length).toBeGreaterThan(13)
  })

  test.each(records)('$name says when, in which state, and why', ({ name, text }) => {
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)}: \\S`))
    expect(text).toMatch(
      name.startsWith('0000')
        ? /^Date: YYYY-MM-DD\. Status: /m
        : /^Date: \d{4}-\d\d-\d\d\. Status: (proposed|accepted|superseded by \d{4})\./m,
    )
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ])
  })

  test('that are named anywhere are there', () => {
    const named = [...sources().map(({ file, text }) => ({ file, text })), ...documents().map(withText)]
    const wrong = named.flatMap(({ file, text }) =>
      matches(text, /\b(?:docs\/adr\/|ADR )(\d{4})\b/g)
        .filter((number) => !names.some((name) => name.startsWith(number)))
        .map((number) => `${file} names ${number}`),
    )
    expect(wrong).toEqual([])
  })
})

function withText(file: string) {
  return { file, text: read(file) }
}

describe('the tests themselves', () => {
  test('see links, and not what only looks like one', () => {
    const text = 'a [b](c.md) ![d](e.png "f") [g](https://h.example) `[i](j)`\n```\n[k](l)\n```\n[m](#n)'
    expect(localLinks(text)).toEqual(['c.md', 'e.png', '#n'])
  })

  test('know a broken link and a missing heading', () => {
    expect(broken('docs/formats.md', 'glossary.md#built')).toBeNull()
    expect(broken('docs/formats.md', 'glossary.md#unbuilt')).not.toBeNull()
    expect(broken('docs/formats.md', 'nowhere.md')).not.toBeNull()
    expect(broken('README.md', '../outside')).not.toBeNull()
  })
})
