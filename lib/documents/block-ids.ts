import { isBlockId } from './extensions/with-block-id'

/** ProseMirror JSON, as far as ids need it. */
export type NodeJson = {
  type: string
  attrs?: Record<string, unknown>
  content?: NodeJson[]
  [key: string]: unknown
}

/** Nodes that carry a block id: text blocks and block atoms of the article schema. */
const BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'horizontalRule'])

/**
 * The same document with an id on every block, each id once. Ids that stand are kept; where one is doubled the first
 * keeps it, so that copying a passage moves no anchor. `mint` is called until it gives an id that is not taken.
 */
export function withBlockIds<T extends NodeJson>(json: T, mint: () => string): T {
  const standing = new Set<string>()
  visitBlocks(json, (id) => standing.add(id))
  const used = new Set<string>()
  const fresh = () => {
    let id = mint()
    while (standing.has(id) || used.has(id)) id = mint()
    return id
  }
  const give = <N extends NodeJson>(node: N): N => {
    const content = node.content?.map(give)
    const copy = content ? { ...node, content } : node
    if (!BLOCKS.has(node.type)) return copy
    const own = node.attrs?.['b']
    const b = isBlockId(own) && !used.has(own) ? own : fresh()
    used.add(b)
    return { ...copy, attrs: { ...node.attrs, b } }
  }
  return give(json)
}

function visitBlocks(node: NodeJson, seen: (id: string) => void): void {
  const id = node.attrs?.['b']
  if (isBlockId(id)) seen(id)
  node.content?.forEach((child) => visitBlocks(child, seen))
}
