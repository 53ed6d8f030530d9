import { describe, expect, test } from 'vitest'
import type { Source } from '@/tests/support/sources'
import { codeOf, resolveSpecifier, sources, specifiersOf } from '@/tests/support/sources'

/** Pure rooms from the lowest to the highest: a room imports itself and what stands before it. */
const LADDER = [
  'text',
  'ids',
  'errors',
  'messages',
  'auth',
  'groups',
  'documents',
  'anchoring',
  'annotations',
  'classroom',
  'moderation',
  'permissions',
  'realtime',
  'notifications',
  'search',
  'interchange',
]

/** Files of `lib` outside a room: ids are a room without a folder, headers are tables for the proxy. */
const LOOSE: Record<string, string> = {
  'lib/ids': 'ids',
  'lib/ids-schema': 'ids',
  'lib/http-headers': 'headers',
}

/** Packages that pure code may use: with no DOM, no Node and no state. */
const PURE_PACKAGES = /^(zod|@tiptap\/pm\/(model|transform))$/
const PURE_PACKAGES_OF: Record<string, RegExp> = {
  documents: /^(katex|@tiptap\/(core|starter-kit|extension-[\w-]+)|htmlparser2|domhandler)$/,
  interchange: /^(htmlparser2|domhandler|domutils|markdown-it)$/,
}

const SERVER = /^lib\/server\//
const PRISMA = /^(@prisma\/|prisma$|lib\/server\/db\/generated)/
const DATABASE = /^(@prisma\/|prisma$|pg$|lib\/server\/db(\/|$)|lib\/server\/.*rows$)/
const NODE = /^node:/
const APP = /^app\//
const COMPONENTS = /^components\//
const CLIENT = /^lib\/client\//
const REACT = /^(react|react-dom|@tiptap\/react)(\/|$)/
const NEXT = /^next(-auth)?(\/|$)/

/** The table of architecture, section 2, but for the ladder: what code in a place never imports. */
const NEVER: Array<{ name: string; in: RegExp; never: RegExp[] }> = [
  { name: 'the server', in: SERVER, never: [REACT, COMPONENTS, APP, CLIENT] },
  { name: 'the browser', in: CLIENT, never: [SERVER, PRISMA, APP, COMPONENTS, NODE, NEXT] },
  { name: 'components', in: COMPONENTS, never: [SERVER, PRISMA, APP, NODE] },
  { name: 'the app', in: APP, never: [DATABASE, CLIENT, NODE] },
  { name: 'scripts', in: /^(scripts\/|prisma\/seed)/, never: [APP, COMPONENTS, CLIENT] },
  {
    name: 'the proxy',
    in: /^proxy\.ts$/,
    never: [SERVER, COMPONENTS, APP, CLIENT, /^lib\/(?!http-headers$)/],
  },
  {
    name: 'instrumentation',
    in: /^instrumentation\.ts$/,
    never: [/^lib\/(?!server\/(realtime|jobs)\/)/, APP, COMPONENTS],
  },
]

const ALL = sources()
const OURS = ALL.filter(({ file }) => !file.startsWith('tests/') && !file.startsWith('bench/'))

function imports(source: Source): Array<{ specifier: string; target: string }> {
  return specifiersOf(source).map((specifier) => ({
    specifier,
    target: resolveSpecifier(source.file, specifier),
  }))
}

/** The room of a file or of what a specifier leads to; null outside the pure rooms. */
function roomOf(file: string): string | null {
  const [lib, room, rest] = file.replace(/\.tsx?$/, '').split('/')
  if (lib !== 'lib' || room === undefined || room === 'server' || room === 'client') return null
  return rest === undefined ? (LOOSE[`lib/${room}`] ?? room) : room
}

function isPureImport(room: string, target: string): boolean {
  const other = roomOf(target)
  if (other !== null)
    return other === room || (LADDER.includes(other) && LADDER.indexOf(other) < LADDER.indexOf(room))
  return PURE_PACKAGES.test(target) || (PURE_PACKAGES_OF[room]?.test(target) ?? false)
}

describe('pure rooms', () => {
  const pure = OURS.filter(({ file }) => roomOf(file) !== null)

  test('are those of the ladder', () => {
    const rooms = new Set(pure.map(({ file }) => roomOf(file)).filter((room) => room !== 'headers'))
    expect([...rooms].filter((room) => room !== null && !LADDER.includes(room))).toEqual([])
    expect(rooms.size).toBeGreaterThan(8)
  })

  test('import downwards only, and packages without DOM or Node', () => {
    const wrong = pure.flatMap((source) => {
      const room = roomOf(source.file) ?? ''
      return imports(source)
        .filter(({ target }) => !isPureImport(room, target))
        .map(({ specifier }) => `${source.file} imports ${specifier}`)
    })
    expect(wrong).toEqual([])
  })

  const IMPURE = [
    /\bnew Date\(\s*\)/,
    /\bDate\.now\b/,
    /\bMath\.random\b/,
    /\bcrypto\b/,
    /\bprocess\.\w/,
    /\b(?:window|navigator|localStorage|sessionStorage|performance)\s*[.[]/,
    /\bdocument\.(?:create|get|query|add|body|head)/,
    /\bfetch\(/,
    /\bset(?:Timeout|Interval)\(/,
    /\bconsole\./,
  ]

  test('read no clock, no randomness, no environment and no DOM', () => {
    const wrong = pure.flatMap((source) => {
      const code = codeOf(source)
      return IMPURE.filter((impure) => impure.test(code)).map((impure) => `${source.file} matches ${impure}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('layers', () => {
  test.each(NEVER)('$name', ({ in: place, never }) => {
    const inside = OURS.filter(({ file }) => place.test(file))
    const wrong = inside.flatMap((source) =>
      imports(source)
        .filter(({ target }) => never.some((forbidden) => forbidden.test(target)))
        .map(({ specifier }) => `${source.file} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
    expect(inside.length).toBeGreaterThan(0)
  })

  test('server code says so in its first line, and nothing else does', () => {
    const says = (source: Source) => source.text.startsWith("import 'server-only'\n")
    const wrong = OURS.filter((source) => says(source) !== SERVER.test(source.file)).map(({ file }) => file)
    expect(wrong).toEqual([])
  })

  test('next-auth is known in its three places', () => {
    const place = /^(lib\/server\/auth|app\/api\/auth|components\/auth)\//
    const wrong = OURS.filter(
      (source) =>
        !place.test(source.file) && imports(source).some(({ target }) => /^(next-auth|@auth\/)/.test(target)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('Prisma is known to the server, to its own configuration and to scripts that migrate', () => {
    const place = /^(lib\/server|prisma|scripts)\/|^prisma\.config\.ts$/
    const wrong = OURS.filter(
      (source) => !place.test(source.file) && imports(source).some(({ target }) => PRISMA.test(target)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('the environment is read in one place of the server', () => {
    const inLib = OURS.filter(
      ({ file }) => /^(lib|app|components)\//.test(file) && file !== 'lib/server/env.ts',
    )
    const wrong = inLib.filter((source) =>
      /\bprocess\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)/.test(codeOf(source)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })
})

test('imports are absolute, or relative within one folder', () => {
  const wrong = OURS.filter(({ file }) => !file.endsWith('.mjs')).flatMap((source) =>
    specifiersOf(source)
      .filter((specifier) => specifier.startsWith('..'))
      .map((specifier) => `${source.file} imports ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('every specifier of ours leads to a file', () => {
  const known = new Set(ALL.map(({ file }) => file.replace(/\.(ts|tsx|mjs|js)$/, '')))
  const wrong = ALL.flatMap((source) =>
    imports(source)
      .filter(
        ({ specifier, target }) =>
          /^(@\/|\.)/.test(specifier) && !/\.(css|json|woff2|d)$|db\/generated/.test(target),
      )
      .filter(({ target }) => !known.has(target))
      .map(({ specifier }) => `${source.file} imports ${specifier}`),
  )
  expect(wrong).toEqual([])
})

describe('the tests themselves', () => {
  test('see imports of every form', () => {
    const text = [
      "import type { A } from '@/lib/ids'",
      "import 'server-only'",
      "export { b } from './b'",
      "export * from './c'",
      "const d = () => import('@/lib/client/d')",
      "// import 'not-me'",
      "const e = `import 'nor-me'`",
    ].join('\n')
    expect(specifiersOf({ file: 'x.ts', text })).toEqual([
      '@/lib/ids',
      'server-only',
      './b',
      './c',
      '@/lib/client/d',
    ])
  })

  test('know what is above and below', () => {
    expect(isPureImport('realtime', 'lib/permissions/can')).toBe(true)
    expect(isPureImport('permissions', 'lib/realtime/frame')).toBe(false)
    expect(isPureImport('text', 'lib/ids')).toBe(false)
    expect(isPureImport('ids', 'zod')).toBe(true)
    expect(isPureImport('annotations', '@tiptap/core')).toBe(false)
    expect(isPureImport('annotations', 'lib/server/clock')).toBe(false)
    expect(isPureImport('annotations', 'node:fs')).toBe(false)
  })

  test('blank comments and strings, and nothing else', () => {
    const text = "const a = 'Date.now' // Date.now\nconst b = Date.now() /* Date.now */"
    expect(codeOf({ file: 'x.ts', text }).match(/Date\.now/g)).toHaveLength(1)
    expect(codeOf({ file: 'x.ts', text })).toHaveLength(text.length)
  })
})
