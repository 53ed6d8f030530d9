import { z } from 'zod'
import { textPositionSelectorSchema, textQuoteSelectorSchema } from '@/lib/anchoring/selectors'
import type { BodyJson } from '@/lib/annotations/annotation'
import { bodyLength, isEmptyBody } from '@/lib/annotations/body'
import { BODY_LIMIT, INTEGER_LIMIT, TARGETS_LIMIT } from '@/lib/annotations/limits'
import { tagsSchema } from '@/lib/annotations/tags'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId, ReadingId, RevisionId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

const annotationId = idSchema<AnnotationId>()
const readingId = idSchema<ReadingId>()
const edit = z.int().min(1).max(INTEGER_LIMIT)
const visibility = z.enum(VISIBILITIES)

/** `replying` is given by the server and never chosen. */
export const chosenMotivation = z.enum(['commenting', 'highlighting', 'questioning'])

/** A body with words, of bounded length. Whether its nodes are the schema's, the server asks `documents/validate`. */
const bodySchema = z
  .looseObject({ type: z.literal('doc') })
  .superRefine((body: BodyJson, context) => {
    const length = bodyLength(body)
    if (length > BODY_LIMIT) {
      context.addIssue({
        code: 'too_big',
        origin: 'string',
        maximum: BODY_LIMIT,
        inclusive: true,
        input: length,
      })
    } else if (isEmptyBody(body)) {
      context.addIssue({ code: 'custom', message: 'body_empty' })
    }
  })
  .transform((body): BodyJson => body)

const blockId = z.string().min(1).max(64).nullable()

const selectorsSchema = z.strictObject({
  quote: textQuoteSelectorSchema,
  position: textPositionSelectorSchema
    .refine(({ end }) => end <= INTEGER_LIMIT, { path: ['end'], message: 'range_outside_text' })
    .refine(({ start, end }) => start < end, { path: ['end'], message: 'range_empty' }),
  blocks: z.strictObject({ start: blockId, end: blockId }),
})

/**
 * The number of the draft that was posted, 0 for none: posting takes that draft along. What another device has saved since has
 * a higher number, and stays.
 */
const draftNumber = z.int().min(0).max(INTEGER_LIMIT).default(0)

/** What an annotation is made on: a passage of a revision, or with null the whole document. */
export const targetSchema = z.strictObject({
  revisionId: idSchema<RevisionId>(),
  selectors: selectorsSchema.nullable(),
})

/** A new root. Its id was minted when its composer opened, so that sending it twice makes one annotation. */
export const createAnnotationInput = z
  .strictObject({
    id: annotationId,
    readingId,
    motivation: chosenMotivation,
    visibility: visibility.default('group'),
    body: bodySchema.nullable(),
    targets: z.array(targetSchema).min(1).max(TARGETS_LIMIT),
    tags: tagsSchema.default([]),
    draftNumber,
  })
  .superRefine(({ motivation, body, targets }, context) => {
    const isWhole = targets.some(({ selectors }) => selectors === null)
    if (motivation !== 'highlighting' && body === null) {
      context.addIssue({ code: 'custom', path: ['body'], message: 'body_missing' })
    }
    if (isWhole && targets.length > 1) {
      context.addIssue({ code: 'custom', path: ['targets'], message: 'whole_document_alone' })
    }
    if (isWhole && motivation === 'highlighting') {
      context.addIssue({ code: 'custom', path: ['targets'], message: 'highlight_without_range' })
    }
  })

/** A reply to `annotationId`, which stands in the address. Without a visibility it takes its root's. */
export const replyToAnnotationInput = z.strictObject({
  annotationId,
  id: annotationId,
  body: bodySchema,
  visibility: visibility.exactOptional(),
  tags: tagsSchema.default([]),
  draftNumber,
})

/** A change by the author, with the edit that the author saw. A body of null turns words into a bare highlight. */
export const updateAnnotationInput = z
  .strictObject({
    annotationId,
    edit,
    body: bodySchema.nullable().exactOptional(),
    visibility: visibility.exactOptional(),
    motivation: chosenMotivation.exactOptional(),
    tags: tagsSchema.exactOptional(),
    draftNumber,
  })
  .superRefine(({ body, visibility: wider, motivation, tags }, context) => {
    if ([body, wider, motivation, tags].every((part) => part === undefined)) {
      context.addIssue({ code: 'custom', path: ['body'], message: 'nothing_to_change' })
    }
  })

/** Which annotation to delete. */
export const deleteAnnotationInput = z.strictObject({ annotationId })

/** Which deleted annotation to bring back. */
export const restoreAnnotationInput = z.strictObject({ annotationId })

/** Which annotation to value, or not to value any more. */
export const valueAnnotationInput = z.strictObject({ annotationId })

/** Whose words, by one of their annotations, and whether they shall be folded from now on. */
export const muteAuthorInput = z.strictObject({ annotationId, muted: z.boolean() })

/** Which thread, by its root's id, and what it shall be. */
export const resolveThreadInput = z.strictObject({ threadId: annotationId, resolved: z.boolean() })

/** Which thread, by its root's id, and whether it takes replies and edits no more. */
export const lockThreadInput = z.strictObject({ threadId: annotationId, locked: z.boolean() })

/** Of which annotation to list the earlier bodies. */
export const listEditsInput = z.strictObject({ annotationId })

/** Which earlier body to empty; its number stands in the address. */
export const emptyEditInput = z.strictObject({
  annotationId,
  edit: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

/** Which annotation to read. */
export const getAnnotationInput = z.strictObject({ annotationId })
