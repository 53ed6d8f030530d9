import { Mark } from '@tiptap/core'

/** Lowered, as in a formula. */
export const Subscript = Mark.create({
  name: 'subscript',
  parseHTML: () => [{ tag: 'sub' }],
  renderHTML: () => ['sub', 0],
})
