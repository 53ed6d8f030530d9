import { z } from 'zod'
import { foldTag } from '@/lib/annotations/read-tag'
import { THREAD_STATES } from '@/lib/annotations/thread-filter'
import { THREAD_SORTS } from '@/lib/annotations/thread-sort'
import type { ReadingId, UserId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'
import { textFault } from '@/lib/text/well-formed'

/** UTF-16 units of what is looked for, and how many words of it count. */
const WORDS_LIMIT = 200
const WORDS_COUNTED = 8

const word = z
  .string()
  .max(WORDS_LIMIT)
  .refine((value) => textFault(value) === null, 'not_storable')

/** From a query string: which threads of a reading are asked for, and in which order. Times are instants, `until` exclusive. */
export const matchThreadsInput = z.strictObject({
  readingId: idSchema<ReadingId>(),
  person: idSchema<UserId>().exactOptional(),
  tag: word.transform(foldTag).exactOptional(),
  motivation: z.enum(['commenting', 'questioning', 'highlighting']).exactOptional(),
  since: z.iso.datetime().exactOptional(),
  until: z.iso.datetime().exactOptional(),
  state: z.enum(THREAD_STATES).default('open'),
  words: word
    .transform((words) =>
      words.normalize('NFC').toLowerCase().split(/\s+/u).filter(Boolean).slice(0, WORDS_COUNTED),
    )
    .default([]),
  sort: z.enum(THREAD_SORTS).default('text'),
})
