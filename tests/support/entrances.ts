import path from 'node:path'
import { POLICY, type Action } from '@/lib/permissions/policy'
import type { Entrance } from '@/scripts/policy-matrix'
import { actionsNamedIn, actionsOf, operationsOf, type Operation } from './operations'
import { nodesOf, parse, resolveSpecifier, sources, type Source, type SyntaxNode } from './sources'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What hands on to no command or query of ours, with the reason why the law is not asked there, or where it is. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'GET /api/auth/[...nextauth]': 'the provider’s answer; next-auth judges it, and judge-provider.ts',
  'POST /api/auth/[...nextauth]': 'the way to a provider',
  'GET /api/events': 'asked at each delivery: reading:read and annotation:read of every frame',
  'GET /api/health': 'that the process answers',
  'GET /api/ready': 'that the database answers',
  'GET /api/openapi.json': 'what the API is, of nobody’s data',
  'GET /sw.js': 'a script, the same for everybody',
  'GET /unsubscribe/[token]/now': 'the way to the page that asks first',
  'action continueWithAction': 'the way to a provider',
  'action linkProviderAction': 'the way to a provider, for whom is signed in; judge-provider.ts links',
  'page /d/new': 'an empty form',
  'page /g/new': 'an empty form',
}

const ALL = sources()
const OPERATIONS = new Map(
  ALL.filter(({ file }) => file.startsWith('lib/server/'))
    .flatMap(operationsOf)
    .map((operation) => [operation.file.replace(/\.ts$/, ''), operation]),
)

/**
 * Every way in: each method of each route, each server action, each page, with what it asks the law for. Read from the
 * sources, so that none can be forgotten; throws for one of which nobody can say what it asks.
 */
export function entrances(): Entrance[] {
  const found = ALL.filter(({ file }) => file.startsWith('app/')).flatMap((source) => {
    const name = path.posix.basename(source.file)
    if (name === 'route.ts') return routesOf(source)
    if (name === 'actions.ts') return actionsIn(source)
    return name === 'page.tsx' ? [pageOf(source)] : []
  })
  const names = found.map(({ name }) => name)
  const gone = Object.keys(OTHERWISE).filter((name) => !names.includes(name))
  if (gone.length > 0) throw new Error(`OTHERWISE in tests/support/entrances.ts names ${gone.join(', ')}`)
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function entranceOf(name: string, operations: Operation[]): Entrance {
  const otherwise = OTHERWISE[name]
  if ((otherwise === undefined) === (operations.length === 0)) {
    throw new Error(
      `${name}: hand on to a command or query, or say in OTHERWISE of tests/support/entrances.ts why not`,
    )
  }
  return {
    name,
    asks: [...new Set(operations.flatMap(actionsAsked))].toSorted(),
    open: otherwise ?? [...new Set(operations.flatMap(opennessOf))].join(', '),
  }
}

function actionsAsked(operation: Operation): Action[] {
  const actions = actionsOf(operation)
  if (actions.length === 0) actions.push(...actionsByHelper(operation))
  const unknown = actions.filter((action) => !(action in POLICY))
  if (unknown.length > 0) throw new Error(`${operation.file} asks for ${unknown.join(', ')}`)
  if (actions.length === 0 && opennessOf(operation).length === 0)
    throw new Error(`${operation.file}: its permit names no action`)
  return actions as Action[]
}

/** Those that a function names which the permit calls: "Only me" and for others are asked for apart. */
function actionsByHelper({ file, spec }: Operation): string[] {
  const source = ALL.find((one) => one.file === file)
  if (!source) return []
  const imports = importsOf(source)
  const called = [...nodesOf(spec.get('permit'))].flatMap(({ type, callee }) =>
    type === 'CallExpression' ? String((callee as SyntaxNode)['name']) : [],
  )
  return called.flatMap((name) => {
    const helper = ALL.find((one) => one.file === `${imports.get(name)}.ts`)
    const value = helper && exportsOf(helper).find((one) => one.name === name)?.value
    return actionsNamedIn(value)
  })
}

/** Why a command or query asks for nothing: a command open to all, or a list that its filter narrows. */
function opennessOf({ spec, variable }: Operation): string[] {
  const properties = (spec.get('permit')?.['properties'] ?? []) as SyntaxNode[]
  const names = properties.map(({ key }) => String((key as SyntaxNode)['name']))
  if (names.includes('listed')) return [`${variable} lists what its filter lets through`]
  return names.includes('open') ? [`${variable} needs no account and is limited`] : []
}

function routesOf(source: Source): Entrance[] {
  return exportsOf(source)
    .filter(({ name }) => METHODS.includes(name))
    .map(({ name, value }) => entranceOf(`${name} ${addressOf(source)}`, operationsIn(source, value)))
}

function actionsIn(source: Source): Entrance[] {
  return exportsOf(source).map(({ name, value }) => entranceOf(`action ${name}`, operationsIn(source, value)))
}

/** A page asks through its queries, and for what has none by itself. */
function pageOf(source: Source): Entrance {
  const entrance = entranceOf(`page ${addressOf(source)}`, pageOperations(source))
  const asked = [...nodesOf(parse(source))].filter(
    ({ type, callee }) => type === 'CallExpression' && (callee as SyntaxNode)['name'] === 'can',
  )
  const asks = new Set([...entrance.asks, ...(asked.flatMap(actionsNamedIn) as Action[])])
  return { ...entrance, asks: [...asks].toSorted() }
}

/** What a page asks itself or through the parts of it that stand beside it in `app`. */
function pageOperations(source: Source, seen = new Set<string>()): Operation[] {
  if (seen.has(source.file)) return []
  seen.add(source.file)
  const parts = [...importsOf(source).values()].flatMap((target) =>
    ALL.filter(({ file }) => file.startsWith('app/') && file === `${target}.tsx`),
  )
  const program = parse(source)
  const used = [...nodesOf(program)].filter(
    ({ type }) => type === 'CallExpression' || type === 'MemberExpression',
  )
  return [...operationsIn(source, used), ...parts.flatMap((part) => pageOperations(part, seen))]
}

/** The commands and queries that a piece of a file names, also through its own constants. */
function operationsIn(source: Source, tree: unknown): Operation[] {
  const imports = importsOf(source)
  const constants = new Map(declarationsOf(parse(source)).map(({ name, value }) => [name, value]))
  const found = new Set<Operation>()
  const visited = new Set<string>()
  const visit = (node: unknown) => {
    for (const { type, name } of nodesOf(node)) {
      if (type !== 'Identifier' || typeof name !== 'string' || visited.has(name)) continue
      visited.add(name)
      const operation = OPERATIONS.get(imports.get(name) ?? '')
      if (operation) found.add(operation)
      if (constants.has(name)) visit(constants.get(name))
    }
  }
  visit(tree)
  return [...found]
}

function importsOf(source: Source): Map<string, string> {
  const found = new Map<string, string>()
  for (const node of nodesOf(parse(source))) {
    if (node.type !== 'ImportDeclaration') continue
    const target = resolveSpecifier(source.file, String((node['source'] as SyntaxNode)['value']))
    for (const { local } of node['specifiers'] as SyntaxNode[])
      found.set(String((local as SyntaxNode)['name']), target)
  }
  return found
}

/** A file's exported constants and functions, with the tree of each; `{ GET, POST }` of a constant too. */
function exportsOf(source: Source): { name: string; value: unknown }[] {
  const statements = parse(source)['body'] as SyntaxNode[]
  return statements
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration }) => (declaration ? declarationsOf([declaration]) : []))
    .filter(({ name }) => !/^(dynamic|runtime|maxDuration)$/.test(name))
}

function declarationsOf(tree: unknown): { name: string; value: unknown }[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type === 'FunctionDeclaration')
      return [{ name: String((node['id'] as SyntaxNode)?.['name']), value: node }]
    if (node.type !== 'VariableDeclarator') return []
    const id = node['id'] as SyntaxNode
    if (id.type === 'Identifier') return [{ name: String(id['name']), value: node['init'] }]
    const properties = (id['properties'] ?? []) as SyntaxNode[]
    return properties.flatMap(({ value }) =>
      (value as SyntaxNode | undefined)?.type === 'Identifier'
        ? [{ name: String((value as SyntaxNode)['name']), value: node['init'] }]
        : [],
    )
  })
}

/** The address that a file of the app answers at: groups of folders stand in no address. */
function addressOf({ file }: Source): string {
  const folder = path.posix.dirname(file).replace(/^app/, '')
  return folder.replace(/\/\([^)]*\)/g, '') || '/'
}
