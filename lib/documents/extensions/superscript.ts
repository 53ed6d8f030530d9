import { Mark } from '@tiptap/core'

/** Raised, as in a note number or an exponent. */
export const Superscript = Mark.create({
  name: 'superscript',
  parseHTML: () => [{ tag: 'sup' }],
  renderHTML: () => ['sup', 0],
})
