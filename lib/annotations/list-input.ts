import { z } from 'zod'
import { ROOTS_PER_PAGE } from '@/lib/annotations/limits'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import { isId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** Sealed cursors are base64url and of fixed length; this bound only keeps out what is none. */
const CURSOR_LIMIT = 512

const rootsSchema = z
  .string()
  .transform((list) => [...new Set(list.split(','))])
  .superRefine((ids, context) => {
    if (ids.length > ROOTS_PER_PAGE) {
      context.addIssue({
        code: 'too_big',
        origin: 'array',
        maximum: ROOTS_PER_PAGE,
        inclusive: true,
        input: ids,
      })
    } else if (!ids.every(isId)) {
      context.addIssue({ code: 'custom', message: 'not_an_id' })
    }
  })
  .transform((ids) => ids as AnnotationId[])

/**
 * A list of annotations, from a query string: a page of a reading's open or resolved threads in text order (`after` a
 * cursor), some of its roots by id, or one whole thread. The output says which, in `kind`.
 */
export const listAnnotationsInput = z
  .strictObject({
    reading: idSchema<ReadingId>().exactOptional(),
    thread: idSchema<AnnotationId>().exactOptional(),
    roots: rootsSchema.exactOptional(),
    view: z.literal('resolved').exactOptional(),
    after: z
      .string()
      .min(1)
      .max(CURSOR_LIMIT)
      .regex(/^[\w-]+$/)
      .exactOptional(),
  })
  .transform(({ reading, thread, roots, view, after }, context) => {
    const isPaged = view !== undefined || after !== undefined
    if (thread !== undefined) {
      if (reading === undefined && roots === undefined && !isPaged) return { kind: 'thread' as const, thread }
      context.addIssue({ code: 'custom', path: ['thread'], message: 'list_of_one_kind' })
    } else if (reading === undefined) {
      context.addIssue({ code: 'custom', path: ['reading'], message: 'list_of_nothing' })
    } else if (roots !== undefined) {
      if (!isPaged) return { kind: 'roots' as const, reading, roots }
      context.addIssue({ code: 'custom', path: ['roots'], message: 'list_of_one_kind' })
    } else {
      return { kind: 'page' as const, reading, view: view ?? ('open' as const), after: after ?? null }
    }
    return z.NEVER
  })
