import { z } from 'zod'
import type { ReadingId } from '@/lib/ids'
import { idSchema } from '@/lib/ids-schema'

/** What an inbox holds: everything unread, what answers one's own words, or what mentions one by name. */
export const INBOX_KINDS = ['unread', 'answers', 'mentions'] as const
export type InboxKind = (typeof INBOX_KINDS)[number]

/** A page of one's inbox, from a query string; `read` lets in what one has read, where there is a choice. */
export const listInboxInput = z.strictObject({
  kind: z.enum(INBOX_KINDS).default('unread'),
  readingId: idSchema<ReadingId>().exactOptional(),
  read: z.boolean().default(false),
  after: z.string().max(500).exactOptional(),
})
