import { DOMSerializer } from '@tiptap/pm/model'
import type { Node as PMNode } from '@tiptap/pm/model'
import { parseDocument } from 'htmlparser2'

/** An element or its words, enough to compare what two ways of drawing give. */
export type Tree = string | { name: string; attributes: Record<string, string>; children: Tree[] }

class Element {
  readonly attributes: Record<string, string> = {}
  readonly childNodes: (Element | string)[] = []
  readonly nodeType = 1
  constructor(readonly name: string) {}
  setAttribute(name: string, value: unknown): void {
    this.attributes[name] = String(value)
  }
  appendChild(child: Element | { data: string }): void {
    this.childNodes.push(child instanceof Element ? child : child.data)
  }
  tree(): Tree {
    const children = this.childNodes.map((child) => (typeof child === 'string' ? child : child.tree()))
    return { name: this.name, attributes: this.attributes, children }
  }
}

/** What ProseMirror itself draws from the schema: its own serializer over a document of three methods. */
export function treeOfSchema(doc: PMNode): Tree[] {
  const document = {
    createElement: (name: string) => new Element(name),
    createTextNode: (data: string) => ({ data }),
    createDocumentFragment: () => new Element('root'),
  } as unknown as Document
  const root = DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document })
  const tree = (root as unknown as Element).tree()
  return typeof tree === 'string' ? [] : tree.children
}

/** What a parser makes of HTML. */
export function treeOfHtml(html: string): Tree[] {
  const convert = (nodes: ReturnType<typeof parseDocument>['children']): Tree[] =>
    nodes.map((node) => {
      if (node.type === 'text') return node.data
      if (node.type !== 'tag') throw new Error(`Unexpected ${node.type}`)
      return { name: node.name, attributes: { ...node.attribs }, children: convert(node.children) }
    })
  return convert(parseDocument(html).children)
}
