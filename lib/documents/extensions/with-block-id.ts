import type { Node } from '@tiptap/core'

const BLOCK_ID = /^[A-Za-z0-9_-]{1,32}$/

/** True for 1 to 32 characters of base64url: what the server and the editor mint, and what may stand in an URL. */
export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && BLOCK_ID.test(value)
}

/** The same node with the attribute `b`, its block id, drawn as `data-b`; null until one is minted. */
export function withBlockId<Options, Storage>(node: Node<Options, Storage>): Node<Options, Storage> {
  return node.extend({
    addAttributes() {
      return {
        ...this.parent?.(),
        b: {
          default: null,
          // The half after a split is a block of its own.
          keepOnSplit: false,
          validate: (value: unknown) => {
            if (value !== null && !isBlockId(value)) throw new RangeError('Not a block id')
          },
          parseHTML: (element: HTMLElement) => {
            const id = element.getAttribute('data-b')
            return isBlockId(id) ? id : null
          },
          renderHTML: ({ b }: { b?: unknown }) => (isBlockId(b) ? { 'data-b': b } : {}),
        },
      }
    },
  })
}
