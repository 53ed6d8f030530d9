import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { accountFacts } from '@/lib/server/auth/facts'
import { countUnread } from '@/lib/server/notifications/notification-rows'
import type { Told } from '@/lib/server/notifications/readable'
import { defineQuery } from '@/lib/server/query'

/** How many unread notifications the viewer has. */
export const getBell = defineQuery({
  name: 'notification.bell',
  input: nothingInput,
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  present: ({ tx, viewer }) => countUnread(tx, viewer as Told),
})
