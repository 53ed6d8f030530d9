import { z } from 'zod'
import { detailsFields } from '@/lib/documents/details-input'
import type { DocumentId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** What may be pasted: HTML (rich text comes as HTML from the clipboard), Markdown, or plain text. */
export const SOURCE_FORMATS = ['html', 'markdown', 'text'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

/** What becomes of the lines of a paragraph in plain text. */
export const LINE_KINDS = ['keep', 'join'] as const

/**
 * UTF-16 units of a source. The text itself may have half of it (`ARTICLE_TEXT_LIMIT`); the rest is what HTML says beside
 * the words.
 */
export const SOURCE_LIMIT = 4_000_000

/**
 * Bytes of a request that carries a source or a whole text as JSON: a book of 50,000 words is 0.3 MB, as rich text ten
 * times as much. Below the 10 MB up to which Next hands a body on whole.
 */
export const SOURCE_BYTES = 8 * 1024 * 1024

/** UTF-16 units of a source in Markdown, whose reading costs most; over six times a long novel's chapter of 25,000 words. */
export const MARKDOWN_LIMIT = 1_000_000

/** A pasted text. Whether its characters can be stored is said by the importer, with the place. */
const sourceFields = {
  format: z.enum(SOURCE_FORMATS),
  text: z.string().min(1, 'text_missing').max(SOURCE_LIMIT),
  lines: z.enum(LINE_KINDS).default('keep'),
}

export type Source = z.infer<z.ZodObject<typeof sourceFields>>

function withinFormat({ value, issues }: z.core.ParsePayload<Source>): void {
  if (value.format !== 'markdown' || value.text.length <= MARKDOWN_LIMIT) return
  issues.push({
    code: 'too_big',
    origin: 'string',
    maximum: MARKDOWN_LIMIT,
    inclusive: true,
    path: ['text'],
    input: value.text,
  })
}

/** A source to be shown as it would be stored; `title` decides whether its first heading is the title. */
export const previewDocumentInput = z
  .strictObject({ ...sourceFields, title: z.string().max(5000).default('') })
  .check(withinFormat)

/** A new document. The id is minted before, so that sending it twice makes one. */
export const createDocumentInput = z
  .strictObject({ id: idSchema<DocumentId>(), ...sourceFields, ...detailsFields })
  .check(withinFormat)
