import 'server-only'
import { listNotificationsInput } from '@/lib/notifications/listing'
import { accountFacts } from '@/lib/server/auth/facts'
import { Prisma } from '@/lib/server/db/generated/client'
import { findReadable, ofTab } from '@/lib/server/notifications/notification-rows'
import { presentNotification } from '@/lib/server/notifications/present'
import type { Told } from '@/lib/server/notifications/readable'
import { defineQuery } from '@/lib/server/query'
import { pageOf, placeAfter } from '@/lib/server/time-page'

const PAGE = 30
const LIST = 'notifications'

/** A page of the viewer's notifications, newest first; what they may no longer read is not among them. */
export const listNotifications = defineQuery({
  name: 'notification.list',
  input: listNotificationsInput,
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  present: async ({ input, tx, viewer }) => {
    const place = placeAfter(LIST, input.after)
    const from = place
      ? Prisma.sql`n.seq < (SELECT b.seq FROM notification b WHERE b.id = ${place.id}::uuid AND b.user_id = n.user_id)`
      : Prisma.sql`TRUE`
    const among = Prisma.sql`n.in_app AND ${ofTab(input.tab)} AND ${from}`
    const rows = await findReadable(tx, viewer as Told, { among, order: 'newest', limit: PAGE + 1 })
    const page = pageOf(LIST, {
      rows: rows.map((row) => ({ ...row, at: row.createdAt })),
      size: PAGE,
    })
    return { items: page.items.map(presentNotification), next: page.next }
  },
})
