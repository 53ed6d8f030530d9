import 'server-only'
import { uuidOf } from '@/lib/ids'
import { keptMailInput, type OpenedMail } from '@/lib/notifications/mailbox'
import { AppError } from '@/lib/errors/app-error'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineQuery } from '@/lib/server/query'
import { composeMail } from '@/lib/server/notifications/compose-mail'
import type { Told } from '@/lib/server/notifications/readable'

/**
 * One mail that is kept in the local mailbox, written anew as it is opened: an administrator reads in it what they may read anyway, and
 * of everything else only that it was told. The link that ends such mails is its recipient's, and left out.
 */
export const getKeptMail = defineQuery({
  name: 'mail.get',
  input: keptMailInput,
  permit: { action: 'installation:administer', facts: accountFacts },
  load: ({ input, tx }) => tx.mail.findFirst({ where: { id: uuidOf(input.mailId), state: 'kept' } }),
  present: async ({ input, loaded, tx, viewer, now }): Promise<OpenedMail> => {
    if (!loaded) throw new AppError('not_found')
    const { kind, recipient, createdAt } = loaded
    return {
      id: input.mailId,
      kind,
      recipient,
      createdAt: createdAt.toISOString(),
      letter: await composeMail(tx, { ...loaded, now, through: viewer as Told }),
    }
  },
})
