import type { DOMOutputSpec, Mark, Node as PMNode } from '@tiptap/pm/model'
import { quoteAttribute } from './escape-html'

/** What stands around a node's or a mark's content. A leaf's `close` is empty. */
export type Tags = { open: string; close: string }

/** Elements that HTML writes without an end tag. */
const VOID = new Set(['br', 'hr', 'img'])

/** Drawing through the schema costs microseconds and a book has thousands of blocks, alike but for their ids. */
const drawn = new Map<string, Tags>()
const DRAWN_LIMIT = 500
const drawnMarks = new WeakMap<Mark, Tags>()

/** The tags that the schema's own `toDOM` draws for a node, `extra` being further attributes of the outermost element. */
export function nodeTags(node: PMNode, extra = ''): Tags {
  const { b, ...attrs } = node.attrs
  const key = `${node.type.name} ${Object.values(attrs).join(' ')}`
  let tags = drawn.get(key)
  if (!tags) {
    tags = tagsOf(node.type.spec.toDOM?.(node.type.create(attrs, node.content)))
    if (drawn.size < DRAWN_LIMIT) drawn.set(key, tags)
  }
  const more = typeof b === 'string' ? ` data-b=${quoteAttribute(b)}${extra}` : extra
  if (more === '') return tags
  const end = tags.open.indexOf('>')
  return { open: `${tags.open.slice(0, end)}${more}${tags.open.slice(end)}`, close: tags.close }
}

/** The same for a mark. */
export function markTags(mark: Mark): Tags {
  let tags = drawnMarks.get(mark)
  if (!tags) drawnMarks.set(mark, (tags = tagsOf(mark.type.spec.toDOM?.(mark, true))))
  return tags
}

function tagsOf(spec: DOMOutputSpec | undefined): Tags {
  if (!Array.isArray(spec)) throw new TypeError('Only arrays are drawn as HTML')
  const [name, ...rest]: unknown[] = spec
  if (typeof name !== 'string') throw new TypeError('An element needs a name')
  const attributes = isAttributes(rest[0]) ? attributesOf(rest[0]) : ''
  const child = rest.at(-1)
  const inner = Array.isArray(child) ? tagsOf(child as unknown as DOMOutputSpec) : { open: '', close: '' }
  const open = `<${name}${attributes}>${inner.open}`
  return VOID.has(name) ? { open, close: '' } : { open, close: `${inner.close}</${name}>` }
}

function isAttributes(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Attribute values are escaped, so that the first `>` of a tag is its end. */
function attributesOf(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}=${quoteAttribute(String(value))}`)
    .join('')
}
