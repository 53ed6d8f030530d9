import { Mark } from '@tiptap/core'

/** Strong importance. */
export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    // Word processors wrap whole documents in a <b> that is not bold.
    { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) },
  ],
  renderHTML: () => ['strong', 0],
})
