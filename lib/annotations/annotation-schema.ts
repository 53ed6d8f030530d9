import { z } from 'zod'
import type { Annotation } from '@/lib/annotations/annotation'
import { MOTIVATIONS } from '@/lib/annotations/motivation'
import { STATUSES } from '@/lib/annotations/status'
import type { UnreadByThread } from '@/lib/annotations/unread'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { textPositionSelectorSchema, textQuoteSelectorSchema } from '@/lib/anchoring/selectors'
import { ROLES } from '@/lib/groups/role'
import type { AnnotationId, ReadingId, RevisionId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

const time = z.string().meta({ format: 'date-time' })

const anchorSchema = z.union([
  z.object({
    state: z.enum(['exact', 'moved']),
    start: z.number(),
    end: z.number(),
    confidence: z.number(),
  }),
  z.object({ state: z.literal('orphan'), reason: z.enum(['deleted', 'ambiguous', 'weak']) }),
])

const targetSchema = z.object({
  revisionId: idSchema<RevisionId>(),
  revision: z.number(),
  selectors: z
    .object({
      quote: textQuoteSelectorSchema,
      position: textPositionSelectorSchema,
      blocks: z.object({ start: z.string().nullable(), end: z.string().nullable() }),
    })
    .nullable(),
  anchor: anchorSchema.nullable(),
})

const stateSchema = z.object({
  authorIsViewer: z.boolean(),
  byModerator: z.boolean(),
  live: z.boolean(),
  status: z.enum(STATUSES),
  visibility: z.enum(VISIBILITIES),
  circle: z.enum(['all', 'mine', 'another']),
  gate: z.enum(['open', 'closed']),
  hasReadableReply: z.boolean(),
})

/** ProseMirror JSON of the body schema. */
export const bodyJsonSchema = z.looseObject({ type: z.string() })

/**
 * An annotation as the API tells it: what `Annotation` is to the compiler. Nothing is parsed with it at work; the API's
 * document is made from it, and tests hold every answer to it.
 */
export const annotationSchema: z.ZodType<Annotation> = z
  .object({
    id: idSchema<AnnotationId>(),
    readingId: idSchema<ReadingId>(),
    rootId: idSchema<AnnotationId>(),
    parentId: idSchema<AnnotationId>().nullable(),
    author: z.object({ name: z.string(), role: z.enum(ROLES).nullable() }).nullable(),
    motivation: z.enum(MOTIVATIONS),
    visibility: z.enum(VISIBILITIES),
    status: z.enum(STATUSES),
    edit: z.number(),
    body: bodyJsonSchema.nullable(),
    text: z.string(),
    tags: z.array(z.string()),
    createdAt: time,
    editedAt: time.nullable(),
    restorable: z.boolean(),
    targets: z.array(targetSchema),
    thread: z
      .object({
        resolvedAt: time.nullable(),
        resolvedBy: z.string().nullable(),
        replyIds: z.array(idSchema<AnnotationId>()),
      })
      .nullable(),
    valued: z.object({ count: z.number(), byViewer: z.boolean() }),
    follows: idSchema<AnnotationId>().nullable(),
    facts: z.object({
      annotation: stateSchema,
      thread: z.object({
        rootIsReadable: z.boolean(),
        startedByViewer: z.boolean(),
        locked: z.boolean(),
      }),
    }),
  })
  .meta({ id: 'Annotation' })

/** One annotation, as most answers tell it. */
export const annotationAnswer = z.object({ annotation: annotationSchema })

/** The same, or null where nothing is left to see. */
export const annotationOrNothing = z.object({ annotation: annotationSchema.nullable() })

/** What is unread in some threads, by the root. */
export const unreadSchema: z.ZodType<UnreadByThread> = z.record(
  idSchema<AnnotationId>(),
  z.array(idSchema<AnnotationId>()),
)

/** A page of annotations; `next` is the sealed cursor of the following one, `unread` what is unread in their threads. */
export const annotationPage = z.object({
  items: z.array(annotationSchema),
  next: z.string().nullable(),
  unread: unreadSchema,
})
