import { DOMParser, Fragment } from '@tiptap/pm/model'
import type { Node as PMNode, ParseOptions, Schema, TagParseRule } from '@tiptap/pm/model'
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
export async function readArticle(
  root: HTMLElement,
  schema: Schema,
  signal: AbortSignal,
): Promise<PMNode | null> {
  const parser = new DOMParser(schema, [...HACKS, ...DOMParser.fromSchema(schema).rules])
  const parts: Fragment[] = []
  let until = performance.now() + SLICE_MS
  const children = [...root.childNodes]
  for (const [index, child] of children.entries()) {
    if (performance.now() >= until) {
      await pause()
      if (signal.aborted) return null
      until = performance.now() + SLICE_MS
    }
    if (!(child instanceof Element) || !isPlaced(child)) continue
    const isAsListed = root.childNodes[index] === child && !child.textContent.includes('\r')
    parts.push(isAsListed ? parser.parse(root, placeOf(index)).content : parseCopy(parser, child))
  }
  const nodes = parts.flatMap(({ content }) => content)
  return nodes.length === 0 ? null : schema.topNodeType.create(null, nodes)
}

function placeOf(index: number): ParseOptions {
  return { from: index, to: index + 1, preserveWhitespace: 'full' }
}

function isPlaced(element: Element): boolean {
  return element.hasAttribute('data-o') || element.querySelector('[data-o]') !== null
}

/** Stands for a carriage return while a block is parsed: the parser would read it as a line feed. No text may hold it. */
const RETURN = '\uffff'

/** A block's content read from a copy: where the root has changed since, or with carriage returns spelled otherwise. */
function parseCopy(parser: DOMParser, block: Element): Fragment {
  const holder = document.createDocumentFragment()
  holder.append(block.cloneNode(true))
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    currentNode.nodeValue = currentNode.nodeValue?.replaceAll('\r', RETURN) ?? null
  }
  return withReturns(parser.parse(holder, placeOf(0)).content)
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
