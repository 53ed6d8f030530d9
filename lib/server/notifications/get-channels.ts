import 'server-only'
import { nothingInput } from '@/lib/documents/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { findChannels } from '@/lib/server/notifications/channel-rows'
import { defineQuery } from '@/lib/server/query'

/** What the viewer wants to be told, where, and at which hour their digest comes. */
export const getChannels = defineQuery({
  name: 'notification.channels',
  input: nothingInput,
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  present: ({ tx, viewer }) => findChannels(tx, uuidOf(viewer.userId as UserId)),
})
