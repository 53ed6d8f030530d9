import { Mark } from '@tiptap/core'
import { LINK_REL, safeUrl } from '@/lib/documents/safe-url'

/** UTF-16 units. */
export const LINK_TITLE_LIMIT = 500

/** A link. Addresses that `safeUrl` refuses are neither parsed, stored nor drawn. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      isRequired: true,
      parseHTML: (element) => element.getAttribute('href'),
      validate: (value: unknown) => {
        if (typeof value !== 'string' || safeUrl(value) === null)
          throw new RangeError(
            'Links are http, https or mailto addresses, without user information or hidden characters',
          )
      },
    },
    title: {
      default: null,
      validate: (value: unknown) => {
        if (value !== null && (typeof value !== 'string' || value.length > LINK_TITLE_LIMIT))
          throw new RangeError(`Titles of links have at most ${LINK_TITLE_LIMIT} characters`)
      },
      parseHTML: (element) => element.getAttribute('title')?.slice(0, LINK_TITLE_LIMIT) ?? null,
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (safeUrl(element.getAttribute('href') ?? '') === null ? false : null),
    },
  ],
  renderHTML: ({ mark }) => [
    'a',
    { href: safeUrl(String(mark.attrs['href'])), title: mark.attrs['title'], rel: LINK_REL },
    0,
  ],
})
