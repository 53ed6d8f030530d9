import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { withoutMail } from '@/lib/notifications/channels'
import { unsubscribeInput } from '@/lib/notifications/unsubscribe-input'
import { defineCommand } from '@/lib/server/command'
import { findChannels, storeChannels } from '@/lib/server/notifications/channel-rows'
import { openUnsubscribing } from '@/lib/server/notifications/unsubscribe-token'

/** Ends the mails that a link names, for whoever holds it. Every link that is not good is answered alike. */
export const unsubscribe = defineCommand({
  name: 'notification.unsubscribe',
  input: unsubscribeInput,
  permit: { open: 'handedLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx }) => {
    const opened = openUnsubscribing(input.token)
    const person = opened && (await tx.user.findUnique({ where: { id: uuidOf(opened.userId) } }))
    if (!opened || !person) throw new AppError('not_found')
    return { userId: person.id, of: opened.of, ...(await findChannels(tx, person.id)) }
  },
  run: async ({ loaded: { userId, of, channels }, tx }) => {
    await storeChannels(tx, userId, { channels: withoutMail(channels, of) })
    return { unsubscribed: true }
  },
  audit: null,
})
