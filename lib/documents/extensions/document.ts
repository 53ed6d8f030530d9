import { Node } from '@tiptap/core'

/** The root: one block or more, so that every document has a place to stand in. */
export const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' })
