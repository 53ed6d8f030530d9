import { Node } from '@tiptap/core'

/** Browsers count list items in signed 32-bit integers; nothing we read begins below zero. */
const LAST_START = 2 ** 31 - 1

/** True for a whole number at which a list may begin. */
export function isListStart(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_START
}

/** A numbered list; `start` is drawn when it is not 1. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block',
  content: 'listItem+',
  addAttributes: () => ({
    start: {
      default: 1,
      validate: (value: unknown) => {
        if (!isListStart(value)) throw new RangeError(`A list begins at 0 to ${LAST_START}`)
      },
      parseHTML: (element) => {
        const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
        return isListStart(start) ? start : 1
      },
      renderHTML: ({ start }) => (start === 1 ? {} : { start: Number(start) }),
    },
  }),
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
})
