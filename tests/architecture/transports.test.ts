import { describe, expect, test } from 'vitest'
import { nameOf, operationsOf } from '@/tests/support/operations'
import type { Source, SyntaxNode } from '@/tests/support/sources'
import { nodesOf, parse, resolveSpecifier, sources, specifiersOf } from '@/tests/support/sources'

const ALL = sources()
const OPERATIONS = ALL.filter(({ file }) => file.startsWith('lib/server/')).flatMap(operationsOf)
const COMMANDS = OPERATIONS.filter(({ kind }) => kind === 'command')

describe('commands', () => {
  test('are there, each in a file named after it', () => {
    expect(COMMANDS.length).toBeGreaterThan(5)
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const wrong = OPERATIONS.filter(({ file, variable }) => !file.endsWith(`/${kebab(variable)}.ts`))
    expect(wrong.map(({ file, variable }) => `${file} exports ${variable}`)).toEqual([])
  })

  test.each(OPERATIONS.map((operation) => [operation.variable, operation] as const))(
    '%s has a name, an input and a permit',
    (_, operation) => {
      expect(nameOf(operation)).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
      expect(operation.spec.has('input')).toBe(true)
      expect(operation.spec.get('permit')?.type).toMatch(/Expression$/)
    },
  )

  test('have names of their own', () => {
    const names = OPERATIONS.map(nameOf)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test.each(COMMANDS.map((command) => [command.variable, command] as const))(
    '%s has exactly one transport',
    (variable, command) => {
      const target = command.file.replace(/\.ts$/, '')
      const uses = ALL.filter(({ file }) => file.startsWith('app/'))
        .filter((source) =>
          specifiersOf(source).some((specifier) => resolveSpecifier(source.file, specifier) === target),
        )
        .flatMap((source) =>
          transportsOf(source, variable).map((transport) => `${source.file}: ${transport}`),
        )
      expect(uses).toHaveLength(1)
    },
  )

  test('are called by adapters, scripts and tests, never by one another', () => {
    const commands = new Map(COMMANDS.map(({ file }) => [file.replace(/\.ts$/, ''), file]))
    const wrong = ALL.filter(({ file }) => /^(lib|components)\//.test(file)).flatMap((source) =>
      specifiersOf(source)
        .filter((specifier) => commands.has(resolveSpecifier(source.file, specifier)))
        .map((specifier) => `${source.file} imports ${specifier}`),
    )
    expect(wrong).toEqual([])
  })
})

/** The adapters that a file of `app` puts around a command: a route, an action, or a plain call of `execute`. */
function transportsOf(source: Source, variable: string): string[] {
  return [...nodesOf(parse(source))].flatMap((node) => {
    if (node.type !== 'CallExpression') return []
    const callee = node['callee'] as SyntaxNode
    const [first] = node['arguments'] as SyntaxNode[]
    if (first?.type === 'Identifier' && first['name'] === variable && /^to[A-Z]/.test(String(callee['name'])))
      return [String(callee['name'])]
    const isExecuted =
      callee.type === 'MemberExpression' && (callee['object'] as SyntaxNode)['name'] === variable
    return isExecuted ? ['execute'] : []
  })
}

test('adapters hold no rule: no branch stands in a route or an action file', () => {
  const adapters = ALL.filter(({ file }) => /^app\/.*\/(route|actions)\.ts$/.test(file))
  const wrong = adapters.flatMap((source) =>
    [...nodesOf(parse(source))]
      .filter(({ type }) => /^(If|Switch)Statement$/.test(type))
      .map(() => source.file),
  )
  expect(wrong).toEqual([])
  expect(adapters.length).toBeGreaterThan(5)
})
