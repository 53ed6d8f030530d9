import { z } from 'zod'
import { idSchema } from '@/lib/ids-schema'
import type { AnnotationId, NotificationId, ReadingId } from '@/lib/ids'
import { FOLLOW_STATES } from '@/lib/notifications/watching'

export const TABS = ['direct', 'watching', 'all'] as const
export type Tab = (typeof TABS)[number]

/** A page of one tab: what is `after` a sealed cursor. */
export const listNotificationsInput = z.strictObject({
  tab: z.enum(TABS).default('all'),
  after: z.string().max(200).exactOptional(),
})

/** What was read: one notification, or those of one thread. */
export const readNotificationsInput = z.union([
  z.strictObject({ notificationId: idSchema<NotificationId>() }),
  z.strictObject({ threadId: idSchema<AnnotationId>() }),
])

/** A form's: one notification, or where none is named all of a tab. */
export const markReadInput = z.strictObject({
  notificationId: z.union([z.literal(''), idSchema<NotificationId>()]),
  tab: z.enum(TABS),
})

export const threadFollowInput = z.strictObject({ threadId: idSchema<AnnotationId>() })
export const followThreadInput = threadFollowInput.extend({ state: z.enum(FOLLOW_STATES) })
export const readingFollowInput = z.strictObject({ readingId: idSchema<ReadingId>() })
export const followReadingInput = readingFollowInput.extend({ state: z.enum(FOLLOW_STATES) })
