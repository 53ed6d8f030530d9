import 'server-only'
import { joinWithAccountInput } from '@/lib/groups/input'
import { idOf, uuidOf, type GroupId } from '@/lib/ids'
import { hashPassword } from '@/lib/server/auth/password'
import { openAccount } from '@/lib/server/auth/open-account'
import { authorize } from '@/lib/server/authorize'
import { defineCommand } from '@/lib/server/command'
import { entryFacts } from '@/lib/server/groups/facts'
import { loadHeldInvitation, takeUse } from '@/lib/server/groups/held-invitation'

/**
 * Joins with a link and a new account, and signs it in. It needs no account, so the law is asked for the one that is
 * made: whatever would keep it out undoes the making as well.
 */
export const joinWithAccount = defineCommand({
  name: 'invitation.accept-as-new',
  input: joinWithAccountInput,
  permit: { open: 'newAccount', key: ({ address }) => address ?? 'direct' },
  // Slow on purpose, and it must not hold the invitation's row meanwhile.
  prepare: ({ input }) => hashPassword(input.password),
  load: async ({ input, tx, viewer, prepared }) => ({
    held: await loadHeldInvitation(tx, { token: input.token, viewer }),
    passwordHash: prepared,
  }),
  run: async ({ input, loaded, tx, now, device }) => {
    const { held, passwordHash } = loaded
    const { name, email } = input
    const account = await openAccount(tx, { name, email, passwordHash, now, device })
    const { userId } = account
    const facts = entryFacts({ ...held.group, role: null }, { invitation: held.invitation, now })
    authorize({ userId, siteAdmin: false, suspended: false }, 'group:join', facts)
    await takeUse(tx, { ...held, userId: uuidOf(userId), now })
    return { path: held.path, ...account }
  },
  audit: ({ loaded, result }) => ({
    groupId: idOf<GroupId>(loaded.held.group.id),
    subjectId: result.userId,
  }),
})
