import 'server-only'
import { mailboxInput, type MailboxMail } from '@/lib/notifications/mailbox'
import { idOf, type AnyId } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { openPlace, sealPlace } from '@/lib/server/place'
import { defineQuery } from '@/lib/server/query'

const PAGE = 50
const LIST = 'kept-mails'

/**
 * The mails of the local mailbox, the newest first, without their words: those that no mail server takes, and those of which nobody
 * knows whether one has taken them. Kept for thirty days.
 */
export const listMailbox = defineQuery({
  name: 'mail.list',
  input: mailboxInput,
  permit: { action: 'installation:administer', facts: accountFacts },
  load: async () => null,
  present: async ({ input, tx }) => {
    const after = openPlace(LIST, null, input.after)
    const rows = await tx.mail.findMany({
      where: {
        state: { in: ['kept', 'unclear'] },
        ...(after && {
          OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }],
        }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: PAGE + 1,
      select: { id: true, kind: true, state: true, recipient: true, createdAt: true },
    })
    const last = rows[PAGE - 1]
    return {
      items: rows.slice(0, PAGE).map(({ id, kind, state, recipient, createdAt }): MailboxMail => ({
        id: idOf<AnyId>(id),
        kind,
        state: state === 'unclear' ? 'unclear' : 'kept',
        recipient,
        createdAt: createdAt.toISOString(),
      })),
      next: rows.length > PAGE && last ? sealPlace(LIST, null, { at: last.createdAt, id: last.id }) : null,
    }
  },
})
