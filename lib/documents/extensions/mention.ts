import { Node } from '@tiptap/core'
import { NAME_LIMIT } from '@/lib/auth/display-name'
import { isId } from '@/lib/ids'
import { normalizeName } from '@/lib/text/normalize'

/** A person named in a body: whose account it is, and the name at the time of writing, which stays. */
export const Mention = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({
    user: {
      isRequired: true,
      parseHTML: (element) => element.getAttribute('data-mention'),
      renderHTML: ({ user }) => ({ 'data-mention': String(user) }),
      validate: (value: unknown) => {
        if (typeof value !== 'string' || !isId(value))
          throw new RangeError('A mention names a person by an id')
      },
    },
    label: {
      isRequired: true,
      parseHTML: (element) => (element.textContent ?? '').replace(/^@/, ''),
      renderHTML: () => null,
      validate: (value: unknown) => {
        if (!isName(value))
          throw new RangeError(`Names have 1 to ${NAME_LIMIT} characters, all of them visible`)
      },
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: (element) => {
        const isPerson = isId(element.getAttribute('data-mention') ?? '')
        return isPerson && isName((element.textContent ?? '').replace(/^@/, '')) ? null : false
      },
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, `@${String(node.attrs['label'])}`],
})

function isName(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const name = normalizeName(value, NAME_LIMIT)
  return name.ok && name.value === value
}
