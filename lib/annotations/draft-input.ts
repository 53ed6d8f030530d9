import { z } from 'zod'
import type { BodyJson } from '@/lib/annotations/annotation'
import { bodyLength } from '@/lib/annotations/body'
import { chosenMotivation, targetSchema } from '@/lib/annotations/input'
import { BODY_LIMIT, INTEGER_LIMIT, TAGS_LIMIT, TARGETS_LIMIT } from '@/lib/annotations/limits'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

const readingId = idSchema<ReadingId>()
const draftId = idSchema<AnnotationId>()
const count = z.int().min(0).max(INTEGER_LIMIT)

/** Unfinished words may be none; longer ones than may be posted stay on the device. */
const unsentBody = z
  .looseObject({ type: z.literal('doc') })
  .superRefine((body: BodyJson, context) => {
    const length = bodyLength(body)
    if (length <= BODY_LIMIT) return
    context.addIssue({
      code: 'too_big',
      origin: 'string',
      maximum: BODY_LIMIT,
      inclusive: true,
      input: length,
    })
  })
  .transform((body): BodyJson => body)

/** In UTF-16 units: what is being typed as a tag is no tag yet, so only its length is bounded. */
const TAG_UNITS = 200

/** Whose drafts: the viewer's own, of one reading. */
export const listDraftsInput = z.strictObject({ readingId })

/** A draft as it now is; `number` is the number that was seen, 0 for one that the server has not. */
export const saveDraftInput = z
  .strictObject({
    readingId,
    draftId,
    number: count,
    kind: z.enum(['create', 'reply', 'edit']),
    parentId: idSchema<AnnotationId>().nullable().default(null),
    motivation: chosenMotivation,
    visibility: z.enum(VISIBILITIES).default('group'),
    body: unsentBody.nullable(),
    targets: z.array(targetSchema).min(1).max(TARGETS_LIMIT).nullable().default(null),
    tags: z.array(z.string().max(TAG_UNITS)).max(TAGS_LIMIT).default([]),
    seenEdit: count.nullable().default(null),
  })
  .superRefine(({ kind, parentId, targets, seenEdit }, context) => {
    // Posting compares them with the text; a draft keeps them as they are.
    targets?.forEach(({ selectors }, i) => {
      const { exact = '', prefix = '', suffix = '' } = selectors?.quote ?? {}
      if (textFault(exact + prefix + suffix) === null) return
      context.addIssue({ code: 'custom', path: ['targets', i], message: 'not_storable' })
    })
    const isWhole = { create: targets !== null, reply: parentId !== null, edit: seenEdit !== null }[kind]
    if (!isWhole) context.addIssue({ code: 'custom', path: ['kind'], message: 'draft_of_nothing' })
  })

/** Which draft to discard; with a number only as it was seen. */
export const discardDraftInput = z.strictObject({ readingId, draftId, number: count.exactOptional() })
