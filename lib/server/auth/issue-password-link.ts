import 'server-only'
import { personInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { passwordLink } from '@/lib/server/auth/password-link'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/**
 * An administrator makes a one-time link with which a person chooses a new password, to be handed on to them. It stands
 * in the answer alone, and the audit log says who made one for whom.
 */
export const issuePasswordLink = defineCommand({
  name: 'account.issue-password-link',
  input: personInput,
  rate: 'write',
  permit: { action: 'installation:administer', facts: accountFacts },
  load: async ({ input, tx }) => {
    const where = { id: uuidOf(input.userId), sample: false }
    const user = await tx.user.findUnique({ where, select: { id: true } })
    if (!user) throw new AppError('not_found')
    return user
  },
  run: async ({ loaded, tx, now }) => ({
    link: await passwordLink(tx, { userId: loaded.id, way: 'handed', now }),
  }),
  audit: ({ input }) => ({ groupId: null, subjectId: input.userId }),
})
