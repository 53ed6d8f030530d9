import type { Source, SyntaxNode } from './sources'
import { nodesOf, parse } from './sources'

/** A command or query as its file declares it. */
export type Operation = {
  file: string
  kind: 'command' | 'query'
  variable: string
  spec: Map<string, SyntaxNode>
}

/** What a file declares with `defineCommand` or `defineQuery`. */
export function operationsOf(source: Source): Operation[] {
  return [...nodesOf(parse(source))].flatMap((node) => {
    const [id, init] = [node['id'], node['init']] as Array<SyntaxNode | null>
    if (node.type !== 'VariableDeclarator' || init?.type !== 'CallExpression') return []
    const called = String((init['callee'] as SyntaxNode)['name'])
    if (called !== 'defineCommand' && called !== 'defineQuery') return []
    const [object] = init['arguments'] as SyntaxNode[]
    const kind = called === 'defineCommand' ? 'command' : 'query'
    return [{ file: source.file, kind, variable: String(id?.['name']), spec: propertiesOf(object) }]
  })
}

/** An operation's name in the audit log: "annotation.create". */
export function nameOf({ spec }: Operation): string {
  return String(spec.get('name')?.['value'])
}

/** The actions of the law that an operation's permit names; none for what is open or filters a list. */
export function actionsOf({ spec }: Operation): string[] {
  return actionsNamedIn(propertiesOf(spec.get('permit')).get('action'))
}

/** The actions of the law that a piece of a file names. */
export function actionsNamedIn(tree: unknown): string[] {
  return [...nodesOf(tree)].flatMap(({ type, value }) =>
    type === 'Literal' && typeof value === 'string' && /^[a-z]+:[a-z-]+$/.test(value) ? [value] : [],
  )
}

function propertiesOf(object: SyntaxNode | undefined): Map<string, SyntaxNode> {
  const properties = (object?.['properties'] ?? []) as SyntaxNode[]
  return new Map(
    properties.map((property) => [
      String((property['key'] as SyntaxNode)['name']),
      property['value'] as SyntaxNode,
    ]),
  )
}
