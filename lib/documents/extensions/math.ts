import { Node } from '@tiptap/core'
import { isMathSource, MATH_LIMIT } from '@/lib/documents/math-source'

const source = {
  isRequired: true,
  parseHTML: (element: HTMLElement) => element.getAttribute('data-math'),
  renderHTML: ({ source: latex }: Record<string, unknown>) => ({ 'data-math': String(latex) }),
  validate: (value: unknown) => {
    if (!isMathSource(value))
      throw new RangeError(`Formulas have 1 to ${MATH_LIMIT} characters, without hidden ones`)
  },
}

/** A formula among words, by its LaTeX. Without anything that draws it, it shows its source. */
export const MathInline = Node.create({
  name: 'math',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ source }),
  parseHTML: () => [
    {
      tag: 'span[data-math]',
      getAttrs: (element) => (isMathSource(element.getAttribute('data-math')) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, String(node.attrs['source'])],
})

/** A formula on a line of its own. */
export const MathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ source }),
  parseHTML: () => [
    {
      tag: 'div[data-math]',
      getAttrs: (element) => (isMathSource(element.getAttribute('data-math')) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, String(node.attrs['source'])],
})
