import 'server-only'
import { linkInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type UserId } from '@/lib/ids'
import { startSession } from '@/lib/server/auth/sessions'
import { hashToken } from '@/lib/server/auth/tokens'
import { defineCommand } from '@/lib/server/command'

/**
 * Signs in by the link that was mailed, once: of two at once the second finds none. Whoever opened it has shown that the
 * address is theirs. `isLeaving` for an account that is to be deleted: it is asked whether it stays.
 */
export const signInByLink = defineCommand({
  name: 'session.start-by-link',
  input: linkInput,
  permit: { open: 'oneTimeLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx, now }) => {
    const [link] = await tx.$queryRaw<{ identifier: string }[]>`
      DELETE FROM verification_token WHERE token = ${hashToken(input.token)} AND expires > ${now} RETURNING identifier`
    const user =
      link &&
      (await tx.user.findUnique({
        where: { email: link.identifier },
        select: { id: true, deleteAt: true, emailVerified: true },
      }))
    if (!user) throw new AppError('not_found')
    return user
  },
  run: async ({ loaded: { id, deleteAt, emailVerified }, tx, now, device }) => {
    if (emailVerified === null) await tx.user.update({ where: { id }, data: { emailVerified: now } })
    const userId = idOf<UserId>(id)
    return { userId, isLeaving: deleteAt !== null, ...(await startSession(tx, { userId, now, device })) }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
