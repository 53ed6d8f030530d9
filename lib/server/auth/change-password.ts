import 'server-only'
import { changePasswordInput } from '@/lib/auth/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { checkPassword } from '@/lib/server/auth/check-password'
import { accountFacts } from '@/lib/server/auth/facts'
import { endLinks } from '@/lib/server/auth/end-links'
import { hashPassword } from '@/lib/server/auth/password'
import { tellPasswordChanged } from '@/lib/server/auth/tell-password-changed'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'

/** Changes the viewer's password, who types the current one. Every other device is signed out, and links into the account end. */
export const changePassword = defineCommand({
  name: 'account.change-password',
  input: changePasswordInput,
  permit: { action: 'account:manage', facts: accountFacts },
  prepare: async ({ input, viewer, tokenId }) => {
    // A token is refused by the permit, and must not try passwords before.
    if (viewer.userId !== null && tokenId === null)
      await checkPassword({ userId: viewer.userId, typed: input.current })
    return hashPassword(input.password)
  },
  load: async ({ prepared }) => prepared,
  run: async ({ loaded: passwordHash, tx, userId: viewerId, sessionId, now, emit, addJob }) => {
    const [userId, id] = [viewerId as UserId, uuidOf(viewerId)]
    await tx.user.update({ where: { id }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { userId: id, ...(sessionId ? { id: { not: sessionId } } : {}) } })
    await endLinks(tx, id)
    tellSessionsEnded(emit, userId)
    await tellPasswordChanged({ tx, addJob }, { userId, now })
    return { userId }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
