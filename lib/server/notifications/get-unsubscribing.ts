import 'server-only'
import { uuidOf } from '@/lib/ids'
import { unsubscribeInput } from '@/lib/notifications/unsubscribe-input'
import { findChannels } from '@/lib/server/notifications/channel-rows'
import { openUnsubscribing } from '@/lib/server/notifications/unsubscribe-token'
import { defineQuery } from '@/lib/server/query'

/** Which mails a link ends, and whether they have been ended; null for every link that is not good. Tells nobody's name. */
export const getUnsubscribing = defineQuery({
  name: 'notification.unsubscribing',
  input: unsubscribeInput,
  permit: { listed: true },
  load: async ({ input }) => openUnsubscribing(input.token),
  present: async ({ loaded, tx }) => {
    if (loaded === null) return null
    const id = uuidOf(loaded.userId)
    if ((await tx.user.count({ where: { id } })) === 0) return null
    const { of } = loaded
    const moments = Object.entries((await findChannels(tx, id)).channels)
    const isMailed = moments.some(([kind, { mail }]) =>
      of === 'digest' ? mail === 'daily' : kind === of && mail !== 'never',
    )
    return { of, isMailed }
  },
})
