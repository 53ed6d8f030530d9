import { z } from 'zod'
import type { DocumentId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { lineSchema, optionalLineSchema } from './line-schema'

/** Graphemes. */
export const TITLE_LIMIT = 300
export const CREDIT_LIMIT = 200

export const DIRECTIONS = ['auto', 'ltr', 'rtl'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What is said about a text, each field as a form has it: an empty author or source is none. */
export const detailsFields = {
  title: lineSchema(TITLE_LIMIT, 'title_missing'),
  author: optionalLineSchema(CREDIT_LIMIT),
  source: optionalLineSchema(CREDIT_LIMIT),
  /** A language tag (BCP 47), as far as its shape goes. */
  language: z
    .string()
    .max(35)
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'language_malformed'),
  direction: z.enum(DIRECTIONS),
}

/** A change of what is said about a text. */
export const updateDocumentInput = z.strictObject({ documentId: idSchema<DocumentId>(), ...detailsFields })
