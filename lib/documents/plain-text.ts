import type { Node as PMNode } from '@tiptap/pm/model'

/** The number of this way of writing a document as text; stored with each revision (docs/formats.md, 1). */
export const FORMAT = 1

/** Stands for each inline or block atom: U+FFFC, the object replacement character. */
export const ATOM = '\ufffc'

/**
 * A text block, or a block atom, in document order. `start` and `end` are UTF-16 offsets of the plain text (end
 * exclusive, the line feed after it not included); `pos` is the ProseMirror position of its first character, so that
 * `pos - start` turns an offset inside the block into a position. `depth` is how many nodes contain it (1: top level).
 */
export type TextBlock = {
  id: string | null
  start: number
  end: number
  pos: number
  type: string
  depth: number
  node: PMNode
}

/** A document's words. Hard breaks and the places between blocks are line feeds. */
export type PlainText = { text: string; blocks: TextBlock[] }

/** The document as text of format 1, with its blocks. `atom` says what stands for an atom, where it is no article's. */
export function plainText(doc: PMNode, atom: (node: PMNode) => string = () => ATOM): PlainText {
  const blocks: TextBlock[] = []
  const parts: string[] = []
  let start = 0
  const take = (node: PMNode, pos: number, depth: number) => {
    const words = node.isAtom ? atom(node) : wordsOf(node, atom)
    const id: unknown = node.attrs['b']
    const end = start + words.length
    blocks.push({
      id: typeof id === 'string' ? id : null,
      start,
      end,
      pos,
      type: node.type.name,
      depth,
      node,
    })
    parts.push(words)
    start = end + 1
  }
  const walk = (parent: PMNode, pos: number, depth: number) => {
    parent.forEach((node, offset) => {
      if (node.isTextblock) take(node, pos + offset + 1, depth)
      else if (node.isAtom) take(node, pos + offset, depth)
      else walk(node, pos + offset + 1, depth + 1)
    })
  }
  walk(doc, 0, 1)
  return { text: parts.join('\n'), blocks }
}

function wordsOf(block: PMNode, atom: (node: PMNode) => string): string {
  const first = block.firstChild
  if (block.childCount === 1 && first?.isText) return first.text ?? ''
  let words = ''
  block.forEach((node) => {
    words += node.isText ? node.text : node.type.name === 'hardBreak' ? '\n' : atom(node)
  })
  return words
}
