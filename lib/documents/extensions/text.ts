import { Node } from '@tiptap/core'

/** Words. */
export const Text = Node.create({ name: 'text', group: 'inline' })
