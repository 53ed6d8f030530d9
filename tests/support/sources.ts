import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '../..')
const FOLDERS = ['app', 'bench', 'components', 'lib', 'prisma', 'scripts', 'tests']
const GENERATED = 'lib/server/db/generated/'

/** A node of a syntax tree (ESTree), as far as these tests look at it. `start` and `end` are UTF-16 offsets. */
export type SyntaxNode = { type: string; start: number; end: number; [key: string]: unknown }

/** A source file, by its path from the root with forward slashes. */
export type Source = { file: string; text: string }

/** Every source file of ours in the work tree, generated ones left out, in the order of their paths. */
export function sources(): Source[] {
  const files = FOLDERS.flatMap((folder) => list(folder))
  const atRoot = readdirSync(ROOT).filter((name) => isSource(name))
  return [...files, ...atRoot]
    .filter((file) => !file.startsWith(GENERATED) && !file.endsWith('.d.ts'))
    .toSorted()
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
}

/** Every folder of ours, by its path from the root. */
export function folders(): string[] {
  return [...new Set(sources().map(({ file }) => path.posix.dirname(file)))]
}

/** The file's syntax tree. */
export function parse({ file, text }: Source): SyntaxNode {
  const lang = file.endsWith('x') ? 'tsx' : /\.m?js$/.test(file) ? 'js' : 'ts'
  return parseAst(text, { lang }) as unknown as SyntaxNode
}

/** Every node of a tree, parents first. */
export function* nodesOf(tree: unknown): Generator<SyntaxNode> {
  if (Array.isArray(tree)) for (const item of tree) yield* nodesOf(item)
  else if (isNode(tree)) {
    yield tree
    for (const value of Object.values(tree))
      if (typeof value === 'object' && value !== null) yield* nodesOf(value)
  }
}

/** What a file imports or exports from, statically or by a literal `import()`, as written. */
export function specifiersOf(source: Source): string[] {
  const found: string[] = []
  for (const node of nodesOf(parse(source))) {
    const from = /^(Import|ExportNamed|ExportAll)Declaration$|^ImportExpression$/.test(node.type)
      ? node['source']
      : null
    if (isNode(from) && typeof from['value'] === 'string') found.push(from['value'])
  }
  return found
}

/**
 * The file that a specifier of ours leads to, from the root and without its extension; a package's name as it is.
 * Queries of bundlers are cut off.
 */
export function resolveSpecifier(file: string, specifier: string): string {
  const [bare = ''] = specifier.split('?')
  if (!/^(@\/|\.)/.test(bare)) return bare
  const target = bare.startsWith('@/') ? bare.slice(2) : path.posix.join(path.posix.dirname(file), bare)
  return target.replace(/\.(ts|tsx|mjs|js)$/, '')
}

/** The number of the line that holds an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** The code alone: comments and the insides of strings are blanked, lines stay where they are. */
export function codeOf(source: Source): string {
  const literals = [...nodesOf(parse(source))].filter(
    ({ type, value }) =>
      type === 'TemplateElement' || type === 'JSXText' || (type === 'Literal' && typeof value === 'string'),
  )
  let code = source.text
  for (const { start, end } of literals)
    code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end)
  return code.replace(/\/\*[\s\S]*?\*\/|(?<![:\w])\/\/.*$/gm, blank)
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function list(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) =>
      path.posix.join(path.relative(ROOT, entry.parentPath).replaceAll(path.sep, '/'), entry.name),
    )
}

function isSource(name: string): boolean {
  return /\.(ts|tsx|mjs|js)$/.test(name)
}
