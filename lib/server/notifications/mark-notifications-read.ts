import 'server-only'
import { uuidOf } from '@/lib/ids'
import { markReadInput } from '@/lib/notifications/listing'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { Prisma } from '@/lib/server/db/generated/client'
import { markRead, ofTab } from '@/lib/server/notifications/notification-rows'
import { bellMoved } from '@/lib/server/notifications/store-notifications'

/** Marks one of the viewer's notifications read, or a whole tab of them. Only their own bells are told. */
export const markNotificationsRead = defineCommand({
  name: 'notification.mark-read',
  input: markReadInput,
  rate: 'write',
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId, now, emit }) => {
    const { notificationId, tab } = input
    const which = notificationId === '' ? ofTab(tab) : Prisma.sql`n.id = ${uuidOf(notificationId)}::uuid`
    const id = uuidOf(userId)
    if ((await markRead(tx, { userId: id, which, now })) > 0) emit(bellMoved(id))
    return { tab }
  },
  audit: null,
})
