import 'server-only'
import { uuidOf } from '@/lib/ids'
import { readNotificationsInput } from '@/lib/notifications/listing'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'
import { countUnread, markRead } from '@/lib/server/notifications/notification-rows'
import type { Told } from '@/lib/server/notifications/readable'
import { bellMoved } from '@/lib/server/notifications/store-notifications'

/** Notes that the viewer has followed a notification, or read the thread it is of; answers how many are left unread. */
export const readNotifications = defineCommand({
  name: 'notification.read',
  input: readNotificationsInput,
  rate: 'write',
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId, viewer, now, emit }) => {
    const which =
      'notificationId' in input
        ? Prisma.sql`n.id = ${uuidOf(input.notificationId)}::uuid`
        : Prisma.sql`n.annotation_id IN (SELECT a.id FROM annotation a WHERE a.root_id = ${uuidOf(input.threadId)}::uuid)`
    const id = uuidOf(userId)
    if ((await markRead(tx, { userId: id, which, now })) > 0) emit(bellMoved(id))
    return { bell: await countUnread(tx, viewer as Told) }
  },
  audit: null,
})
