import 'server-only'
import { resetPasswordInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type UserId } from '@/lib/ids'
import { endLinks } from '@/lib/server/auth/end-links'
import { hashPassword } from '@/lib/server/auth/password'
import { findOneTimeLink } from '@/lib/server/auth/rows'
import { startSession } from '@/lib/server/auth/sessions'
import { tellPasswordChanged } from '@/lib/server/auth/tell-password-changed'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'

/** Sets a new password by a one-time link: every device is signed out, other links end, and this one is signed in. Two at once: one wins. */
export const resetPassword = defineCommand({
  name: 'account.reset-password',
  input: resetPasswordInput,
  permit: { open: 'handedLink', key: ({ address }) => address ?? 'direct' },
  prepare: ({ input }) => hashPassword(input.password),
  load: async ({ input, prepared: passwordHash, tx, now }) => {
    const link = await findOneTimeLink(tx, { token: input.token, purpose: 'password', now })
    if (!link?.userId) throw new AppError('not_found')
    return { linkId: link.id, userId: link.userId, passwordHash }
  },
  run: async ({ loaded, tx, now, device, emit, addJob }) => {
    const { linkId, userId: id, passwordHash } = loaded
    await tx.user.update({ where: { id }, data: { passwordHash } })
    await tx.oneTimeLink.update({ where: { id: linkId }, data: { usedAt: now } })
    await endLinks(tx, id)
    await tx.session.deleteMany({ where: { userId: id } })
    const userId = idOf<UserId>(id)
    tellSessionsEnded(emit, userId)
    await tellPasswordChanged({ tx, addJob }, { userId, now })
    return { userId, ...(await startSession(tx, { userId, now, device })) }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
