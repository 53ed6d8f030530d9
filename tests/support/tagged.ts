import type { Mark, Node as PMNode } from '@tiptap/pm/model'
import { articleSchema } from '@/lib/documents/article-schema'
import { offsetAt } from '@/lib/documents/offset-map'
import { plainText } from '@/lib/documents/plain-text'
import type { TextBlock } from '@/lib/documents/plain-text'

/** A name for a place, written in the text as `<name>`. */
const TAG = /<(\w+)>/g

type Inline = string | Inline[] | { mark: Mark; inside: Inline[] } | { node: string }
type Block = { type: string; attrs?: Record<string, unknown>; inline?: Inline[]; blocks?: Block[] }

/** An article written down with named places, as its document, its text, its blocks, and the text offset of each name. */
export type Tagged = {
  doc: PMNode
  text: string
  blocks: TextBlock[]
  at: (name: string) => number
  pos: (name: string) => number
  range: (from?: string, to?: string) => { start: number; end: number }
}

/** Builds the article; block ids are b1, b2 … in document order. */
export function article(...blocks: Block[]): Tagged {
  const places = new Map<string, number>()
  const ids = { next: 1 }
  const build = (list: Block[], pos: number): PMNode[] => {
    let at = pos
    return list.map((block) => {
      const node = buildBlock(block, at, { places, ids, build })
      at += node.nodeSize
      return node
    })
  }
  const doc = articleSchema.node('doc', null, build(blocks, 0))
  doc.check()
  const plain = plainText(doc)
  const pos = (name: string) => {
    const found = places.get(name)
    if (found === undefined) throw new Error(`No place is named <${name}>`)
    return found
  }
  const at = (name: string) => offsetAt(plain.blocks, pos(name))
  return { doc, ...plain, at, pos, range: (from = 'a', to = 'b') => ({ start: at(from), end: at(to) }) }
}

type Context = {
  places: Map<string, number>
  ids: { next: number }
  build: (blocks: Block[], pos: number) => PMNode[]
}

function buildBlock({ type, attrs = {}, inline, blocks }: Block, pos: number, context: Context): PMNode {
  if (blocks) return articleSchema.node(type, attrs, context.build(blocks, pos + 1))
  const b = `b${context.ids.next++}`
  const nodes = buildInline(inline ?? [], pos + 1, context.places)
  return articleSchema.nodes[type]!.create({ b, ...attrs }, nodes)
}

function buildInline(
  list: Inline[],
  pos: number,
  places: Map<string, number>,
  marks: readonly Mark[] = [],
): PMNode[] {
  let at = pos
  return list.flatMap((inline) => {
    const nodes = buildOne(inline, at, places, marks)
    at += nodes.reduce((size, node) => size + node.nodeSize, 0)
    return nodes
  })
}

function buildOne(
  inline: Inline,
  pos: number,
  places: Map<string, number>,
  marks: readonly Mark[],
): PMNode[] {
  if (Array.isArray(inline)) return buildInline(inline, pos, places, marks)
  if (typeof inline === 'string') {
    let removed = 0
    const text = inline.replaceAll(TAG, (tag: string, name: string, at: number) => {
      places.set(name, pos + at - removed)
      removed += tag.length
      return ''
    })
    return text === '' ? [] : [articleSchema.text(text, marks)]
  }
  if ('node' in inline) return [articleSchema.node(inline.node, null, [], marks)]
  return buildInline(inline.inside, pos, places, inline.mark.addToSet(marks))
}

const block =
  (type: string, attrs?: Record<string, unknown>) =>
  (...inline: Inline[]): Block => ({ type, inline, ...(attrs ? { attrs } : {}) })
const group =
  (type: string, attrs?: Record<string, unknown>) =>
  (...blocks: Block[]): Block => ({ type, blocks, ...(attrs ? { attrs } : {}) })
const mark =
  (type: string, attrs?: Record<string, unknown>) =>
  (...inside: Inline[]): Inline => ({ mark: articleSchema.mark(type, attrs), inside })

export const p = block('paragraph')
export const credit = block('paragraph', { kind: 'credit' })
export const h = (level: number, ...inline: Inline[]): Block => block('heading', { level })(...inline)
export const pre = block('codeBlock')
export const hr = block('horizontalRule')
export const quote = group('blockquote')
export const ul = group('bulletList')
export const ol = (start: number, ...blocks: Block[]): Block => group('orderedList', { start })(...blocks)
export const li = group('listItem')
export const br: Inline = { node: 'hardBreak' }
export const strong = mark('bold')
export const em = mark('italic')
export const s = mark('strike')
export const sup = mark('superscript')
export const sub = mark('subscript')
export const code = mark('code')
export const link = (href: string, ...inside: Inline[]): Inline =>
  mark('link', { href, title: null })(...inside)
