import { Node } from '@tiptap/core'

const LEVELS = [1, 2, 3, 4, 5, 6]

/** A heading of level 1 to 6. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: {
      default: 1,
      rendered: false,
      // The tag says it; without this Tiptap would read an attribute `level` from pasted HTML.
      parseHTML: () => null,
      validate: (value: unknown) => {
        if (typeof value !== 'number' || !LEVELS.includes(value)) throw new RangeError('Levels are 1 to 6')
      },
    },
  }),
  parseHTML: () => LEVELS.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs['level']}`, HTMLAttributes, 0],
})
