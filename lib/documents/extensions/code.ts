import { Mark } from '@tiptap/core'

/** A piece of code, or any literal string. */
export const Code = Mark.create({
  name: 'code',
  code: true,
  parseHTML: () => [{ tag: 'code' }],
  renderHTML: () => ['code', 0],
})
