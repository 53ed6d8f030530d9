import 'server-only'
import { joinWithAccountInput } from '@/lib/groups/input'
import { idOf, type GroupId, type UserId } from '@/lib/ids'
import { hashPassword } from '@/lib/server/auth/password'
import { createUser } from '@/lib/server/auth/rows'
import { startSession } from '@/lib/server/auth/sessions'
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
    const { id } = await createUser(tx, { name, email, passwordHash, siteAdmin: false, now })
    const userId = idOf<UserId>(id)
    const facts = entryFacts({ ...held.group, role: null }, { invitation: held.invitation, now })
    authorize({ userId, siteAdmin: false, suspended: false }, 'group:join', facts)
    await takeUse(tx, { ...held, userId: id, now })
    return { path: held.path, userId, ...(await startSession(tx, { userId, now, device })) }
  },
  audit: ({ loaded, result }) => ({
    groupId: idOf<GroupId>(loaded.held.group.id),
    subjectId: result.userId,
  }),
})
