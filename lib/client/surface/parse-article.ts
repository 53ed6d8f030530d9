import { DOMParser, Fragment } from '@tiptap/pm/model'
import type { Node as PMNode, Schema, TagParseRule } from '@tiptap/pm/model'
import { pause, SLICE_MS } from './idle'

/** What the view adds to text blocks is no part of the document. */
const HACKS: TagParseRule[] = [
  { tag: 'br.ProseMirror-trailingBreak', ignore: true },
  { tag: 'img.ProseMirror-separator', ignore: true },
]

/**
 * The document that an article's DOM shows, read in slices of at most 8 ms (a single top-level block is never cut).
 * Top-level elements without a placed block, which something else has put there, are passed over. Null when `signal`
 * was aborted, or nothing is there.
 */
export async function parseArticle(
  root: HTMLElement,
  schema: Schema,
  signal: AbortSignal,
): Promise<PMNode | null> {
  const parser = new DOMParser(schema, [...HACKS, ...DOMParser.fromSchema(schema).rules])
  let content = Fragment.empty
  let until = performance.now() + SLICE_MS
  for (let child = root.firstElementChild; child; child = child.nextElementSibling) {
    if (performance.now() >= until) {
      await pause()
      if (signal.aborted) return null
      until = performance.now() + SLICE_MS
    }
    if (isPlaced(child)) content = content.append(parseBlock(parser, child))
  }
  return content.size === 0 ? null : schema.topNodeType.create(null, content)
}

function parseBlock(parser: DOMParser, child: Element): Fragment {
  const hasReturns = child.textContent.includes('\r')
  const block = hasReturns ? withoutReturns(child) : child
  const parent = block.parentNode as Node
  const index = Array.prototype.indexOf.call(parent.childNodes, block)
  const { content } = parser.parse(parent, { from: index, to: index + 1, preserveWhitespace: 'full' })
  return hasReturns ? withReturns(content) : content
}

function isPlaced(element: Element): boolean {
  return element.hasAttribute('data-o') || element.querySelector('[data-o]') !== null
}

/** Stands for a carriage return while a block is parsed: the parser would read it as a line feed. No text may hold it. */
const RETURN = '\uffff'

function withoutReturns(block: Element): Element {
  const copy = block.cloneNode(true) as Element
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    currentNode.nodeValue = currentNode.nodeValue?.replaceAll('\r', RETURN) ?? null
  }
  document.createDocumentFragment().append(copy)
  return copy
}

function withReturns(content: Fragment): Fragment {
  return Fragment.from(
    content.content.map((node) =>
      node.isText
        ? node.type.schema.text((node.text ?? '').replaceAll(RETURN, '\r'), node.marks)
        : node.copy(withReturns(node.content)),
    ),
  )
}
