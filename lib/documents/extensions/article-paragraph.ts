import { Paragraph } from './paragraph'

/** What a paragraph is beside being one; `credit` is a byline or the courtesy line under a text. */
export const PARAGRAPH_KINDS = ['credit'] as const
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number]

/** True for the kinds a paragraph may have; null (an ordinary one) is not among them. */
export function isParagraphKind(value: unknown): value is ParagraphKind {
  return PARAGRAPH_KINDS.some((kind) => kind === value)
}

/** A paragraph of an article; its kind is drawn as its class. */
export const ArticleParagraph = Paragraph.extend({
  addAttributes: () => ({
    kind: {
      default: null,
      validate: (value: unknown) => {
        if (value !== null && !isParagraphKind(value)) throw new RangeError('Not a kind of paragraph')
      },
      parseHTML: (element) => PARAGRAPH_KINDS.find((kind) => element.classList.contains(kind)) ?? null,
      renderHTML: ({ kind }) => (kind ? { class: String(kind) } : {}),
    },
  }),
})
