import { z } from 'zod'
import { TAG_LENGTH_LIMIT, TAGS_LIMIT } from '@/lib/annotations/limits'
import { foldTag, readTag } from '@/lib/annotations/read-tag'
import type { Tag } from '@/lib/annotations/read-tag'
import type { ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** A tag as it is stored. The message of a refusal is a key of `lib/messages`. */
const tagSchema = z.string().transform((input, context): Tag => {
  const read = readTag(input)
  if (read.ok) return read.tag
  if (read.limit === undefined) context.addIssue({ code: 'custom', message: read.message })
  else
    context.addIssue({ code: 'too_big', origin: 'string', maximum: TAG_LENGTH_LIMIT, inclusive: true, input })
  return z.NEVER
})

/** How many tags are looked at before those that are said twice are left out. */
const READ_LIMIT = TAGS_LIMIT * 5

/** UTF-16 units of what is looked for. */
const Q_LIMIT = 200

/** The tags of one annotation, in their order; one that is said twice counts once, as it was first written. */
export const tagsSchema = z
  .array(tagSchema)
  .max(READ_LIMIT)
  .transform((tags) => tags.filter(({ name }, i) => tags.findIndex((tag) => tag.name === name) === i))
  .refine((tags) => tags.length <= TAGS_LIMIT, { error: 'too_many_tags' })

/** Which tags of a reading are asked for: those that begin with `q`, whatever its case. */
export const listTagsInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  q: z
    .string()
    .max(Q_LIMIT)
    .default('')
    .transform((q) => foldTag(q.trim().replace(/^#/, ''))),
})
