import type { AttributeSpec, Schema } from '@tiptap/pm/model'
import { textFault } from '@/lib/text/well-formed'

/** `path` names the place ("content.3.marks.0.attrs.href"), `reason` the kind of fault, `limit` the limit it broke. */
export type DocumentProblem = { path: string; reason: DocumentFault; message: string; limit?: number }

export type DocumentFault =
  | 'shape'
  | 'unknown_key'
  | 'unknown_type'
  | 'attribute'
  | 'lone_surrogate'
  | 'nul'
  | 'depth'
  | 'too_long'
  | 'too_many_nodes'
  | 'schema'

export type ShapeLimits = { depth: number; text: number; nodes: number }

type Specs = Record<string, { spec: { attrs?: Record<string, AttributeSpec> } }>
type Json = Record<string, unknown>

const ROOT_KEYS = ['type', 'attrs', 'content']
const NODE_KEYS = [...ROOT_KEYS, 'marks', 'text']

/**
 * What `Node.fromJSON` would overlook: unknown keys, values that are no plain JSON, words that cannot be stored, excess.
 * Returns the first problem in document order, or null. Stops as soon as a limit is broken, so that refusing is cheap.
 */
export function checkShape(schema: Schema, json: unknown, limits: ShapeLimits): DocumentProblem | null {
  const walk = new Walk(schema, limits)
  try {
    walk.node(json, '', 1)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.problem
    throw error
  }
}

class Refusal extends Error {
  constructor(readonly problem: DocumentProblem) {
    super(problem.message)
  }
}

class Walk {
  private nodes = 0
  private text = 0

  constructor(
    private readonly schema: Schema,
    private readonly limits: ShapeLimits,
  ) {}

  node(json: unknown, path: string, depth: number): void {
    const { limits } = this
    if (depth > limits.depth) refuse(path, 'depth', { message: 'Nested too deeply', limit: limits.depth })
    if (++this.nodes > limits.nodes)
      refuse(path, 'too_many_nodes', { message: 'Too many nodes', limit: limits.nodes })
    const node = record(json, path, depth === 1 ? ROOT_KEYS : NODE_KEYS)
    const type = this.known(node, path, this.schema.nodes)
    this.attributes(node['attrs'], at(path, 'attrs'), type.spec.attrs)
    list(node['marks'], at(path, 'marks')).forEach((mark, i) => this.mark(mark, at(path, `marks.${i}`)))
    if (node['type'] === 'text') this.words(node, path)
    else if ('text' in node) refuse(at(path, 'text'), 'unknown_key', 'Only text nodes have text')
    list(node['content'], at(path, 'content')).forEach((child, i) =>
      this.node(child, at(path, `content.${i}`), depth + 1),
    )
  }

  private words(node: Json, path: string): void {
    const place = at(path, 'text')
    const { text } = node
    if ('content' in node) refuse(at(path, 'content'), 'unknown_key', 'Text nodes have no content')
    if (typeof text !== 'string' || text === '') return refuse(place, 'shape', 'A text node needs text')
    this.lengthen(text.length, place)
    storable(text, place)
  }

  private lengthen(units: number, path: string): void {
    this.text += units
    if (this.text > this.limits.text)
      refuse(path, 'too_long', { message: `At most ${this.limits.text} characters`, limit: this.limits.text })
  }

  private mark(json: unknown, path: string): void {
    const mark = record(json, path, ['type', 'attrs'])
    this.attributes(mark['attrs'], at(path, 'attrs'), this.known(mark, path, this.schema.marks).spec.attrs)
  }

  private known(json: Json, path: string, types: Specs): Specs[string] {
    const { type } = json
    const known = typeof type === 'string' && Object.hasOwn(types, type) ? types[type] : undefined
    return known ?? refuse(at(path, 'type'), 'unknown_type', 'This type is not known here')
  }

  private attributes(json: unknown, path: string, specs: Record<string, AttributeSpec> = {}): void {
    if (json === undefined) return
    for (const [name, value] of Object.entries(record(json, path, Object.keys(specs)))) {
      const place = at(path, name)
      if (typeof value === 'object' && value !== null)
        refuse(place, 'attribute', 'Attributes are single values')
      if (typeof value === 'string') storable(value, place)
      const validate = specs[name]?.validate
      if (typeof validate === 'function') valid(() => validate(value), place)
    }
  }
}

function valid(validate: () => void, path: string): void {
  try {
    validate()
  } catch (error) {
    refuse(path, 'attribute', error instanceof Error ? error.message : 'The schema refuses it')
  }
}

function storable(text: string, path: string): void {
  const fault = textFault(text)
  if (!fault) return
  const what = fault.reason === 'nul' ? 'NUL' : 'Half of a surrogate pair'
  refuse(path, fault.reason, `${what} at ${fault.at} cannot be stored`)
}

function record(json: unknown, path: string, keys: readonly string[]): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse(path, 'shape', 'An object is needed')
  const unknown = Object.keys(json).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    refuse(at(path, unknown.slice(0, 40)), 'unknown_key', 'This key is not known here')
  return { ...json }
}

function list(json: unknown, path: string): unknown[] {
  if (json === undefined) return []
  return Array.isArray(json) ? json : refuse(path, 'shape', 'A list is needed')
}

function at(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function refuse(
  path: string,
  reason: DocumentFault,
  told: string | { message: string; limit: number },
): never {
  throw new Refusal({ path, reason, ...(typeof told === 'string' ? { message: told } : told) })
}
