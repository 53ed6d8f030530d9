import 'server-only'
import { uuidOf } from '@/lib/ids'
import { channelsInput } from '@/lib/notifications/channels-input'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { storeChannels } from '@/lib/server/notifications/channel-rows'

/** Chooses what the viewer is told, where, and at which hour of their own clock the digest comes. */
export const chooseChannels = defineCommand({
  name: 'notification.choose',
  input: channelsInput,
  rate: 'write',
  permit: { action: 'account:read', facts: accountFacts },
  load: async () => null,
  run: async ({ input, tx, userId }) => {
    await storeChannels(tx, uuidOf(userId), input)
    return { saved: true }
  },
  audit: null,
})
