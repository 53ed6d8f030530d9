import { Mark } from '@tiptap/core'

/** Emphasis. */
export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: (element) => (element.style.fontStyle === 'normal' ? false : null) },
  ],
  renderHTML: () => ['em', 0],
})
