import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Source, SyntaxNode } from '@/tests/support/sources'
import { folders, lineAt, nodesOf, parse, sources } from '@/tests/support/sources'

const ALL = sources()
const PRODUCT = ALL.filter(({ file }) => /^(app|components|lib|scripts)\//.test(file))

function linesOf({ text }: Source): number {
  return text.trimEnd().split('\n').length
}

/** Hard limits of architecture, section 13, in lines. */
const LIMITS: Array<{ name: string; of: RegExp; lines: number }> = [
  { name: 'file', of: /./, lines: 400 },
  { name: 'component', of: /^components\/.*\.tsx$/, lines: 200 },
  { name: 'page', of: /^app\/.*\/?(page|layout|error|not-found)\.tsx$/, lines: 120 },
  { name: 'route handler or action file', of: /^app\/.*\/(route|actions)\.tsx?$/, lines: 60 },
]

describe('lengths', () => {
  test.each(LIMITS)('no $name is longer than $lines lines', ({ of, lines }) => {
    const long = ALL.filter((source) => of.test(source.file) && linesOf(source) > lines)
    expect(long.map((source) => `${source.file}: ${linesOf(source)}`)).toEqual([])
  })

  test('half of the files have about 60 lines, and one in twenty more than 250', () => {
    const lengths = PRODUCT.map(linesOf).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(75)
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(250)
  })
})

const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/

/**
 * Every function with its place, its lines and its parameters. Lines are its own: those of functions inside it are
 * counted there, so that a long factory of short functions is not taken for a long function.
 */
function functionsOf(source: Source) {
  const all = [...nodesOf(parse(source))].filter((node) => FUNCTION.test(node.type))
  return all.map((node) => {
    const inside = all.filter((other) => other !== node && contains(node, other))
    const outermost = inside.filter((one) => !inside.some((other) => other !== one && contains(other, one)))
    const own = outermost.reduce((lines, one) => lines - span(source, one) + 1, span(source, node))
    return { at: `${source.file}:${lineAt(source.text, node.start)}`, lines: own, params: paramsOf(node) }
  })
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function span({ text }: Source, { start, end }: SyntaxNode): number {
  return lineAt(text, end) - lineAt(text, start) + 1
}

function paramsOf({ params }: SyntaxNode): number {
  return Array.isArray(params) ? params.length : 0
}

describe('functions', () => {
  const functions = PRODUCT.flatMap(functionsOf)

  test('have at most 60 lines', () => {
    expect(functions.filter(({ lines }) => lines > 60).map(({ at, lines }) => `${at}: ${lines}`)).toEqual([])
  })

  test('have at most three parameters', () => {
    expect(functions.filter(({ params }) => params > 3).map(({ at, params }) => `${at}: ${params}`)).toEqual(
      [],
    )
  })
})

describe('names', () => {
  test('no folder is a drawer for everything', () => {
    const drawers = /^(utils?|helpers?|common|shared|misc|types|constants|hooks|services)$/
    const wrong = folders().filter((folder) => folder.split('/').some((name) => drawers.test(name)))
    expect(wrong).toEqual([])
  })

  test('files are in kebab case, and none is an index', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|spec|workflow))?\.(ts|tsx|mjs|js)$/
    const wrong = ALL.map(({ file }) => path.posix.basename(file)).filter(
      (name) => !kebab.test(name) || name.startsWith('index.'),
    )
    expect(wrong).toEqual([])
  })

  test('exports are named, but where a framework asks for a default', () => {
    const asked = /^(app\/|[\w.]+\.config\.ts$|proxy\.ts$|(tests|bench)\/.*(config|setup|cluster)\.ts$)/
    const wrong = ALL.filter(({ file }) => !asked.test(file)).filter((source) =>
      [...nodesOf(parse(source))].some(({ type }) => type === 'ExportDefaultDeclaration'),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  test('nothing is exported on from elsewhere', () => {
    const wrong = PRODUCT.filter(({ file }) => !file.startsWith('app/')).flatMap((source) =>
      [...nodesOf(parse(source))]
        .filter(
          ({ type, source: from }) =>
            type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && from != null),
        )
        .map(({ start }) => `${source.file}:${lineAt(source.text, start)}`),
    )
    expect(wrong).toEqual([])
  })

  test('no export has a word that the glossary gives away', () => {
    const words =
      /(?:^|[a-z])(?:Comments?|Remarks?|Conversations?|CurrentUser|Placements?|Attachments?|Notes?)(?=[A-Z]|$)/
    const wrong = PRODUCT.flatMap((source) =>
      exportedNames(source)
        .filter((name) => words.test(name[0]?.toUpperCase() + name.slice(1)) && !/DocumentNotes?/.test(name))
        .map((name) => `${source.file}: ${name}`),
    )
    expect(wrong).toEqual([])
  })
})

function exportedNames(source: Source): string[] {
  const names: string[] = []
  for (const node of nodesOf(parse(source))) {
    if (node.type !== 'ExportNamedDeclaration') continue
    for (const inner of nodesOf(node['declaration'])) {
      if (
        /^(FunctionDeclaration|VariableDeclarator|TSTypeAliasDeclaration|TSInterfaceDeclaration|ClassDeclaration)$/.test(
          inner.type,
        )
      ) {
        const id = inner['id']
        if (typeof id === 'object' && id !== null && 'name' in id) names.push(String(id.name))
        break
      }
    }
  }
  return names
}

test('nothing is switched off or put off', () => {
  const marks = [
    /@ts-(ignore|nocheck)/,
    /(oxlint|eslint|biome)-(disable|ignore)/,
    /\bas any\b/,
    /\b(TODO|FIXME|XXX)\b(?!.*#\d)/,
  ]
  const self = 'tests/architecture/budgets.test.ts'
  const wrong = ALL.filter(({ file }) => file !== self).flatMap((source) =>
    marks.filter((mark) => mark.test(source.text)).map((mark) => `${source.file} matches ${mark}`),
  )
  expect(wrong).toEqual([])
})
