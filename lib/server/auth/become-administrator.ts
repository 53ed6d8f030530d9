import 'server-only'
import { normalizeEmail } from '@/lib/auth/email'
import { becomeAdministratorInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { idOf, type UserId } from '@/lib/ids'
import { hashPassword } from '@/lib/server/auth/password'
import { createUser, findOneTimeLink } from '@/lib/server/auth/rows'
import { startSession } from '@/lib/server/auth/sessions'
import { defineCommand } from '@/lib/server/command'

/** Opens the one-time link: makes the administrator's account and signs it in. Two at once: the second finds no link. */
export const becomeAdministrator = defineCommand({
  name: 'installation.become-administrator',
  input: becomeAdministratorInput,
  permit: { open: 'oneTimeLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx, now }) => {
    const link = await findOneTimeLink(tx, { token: input.token, now })
    if (!link) throw new AppError('not_found')
    return link
  },
  run: async ({ input, loaded, tx, now, device }) => {
    const passwordHash = await hashPassword(input.password)
    const email = normalizeEmail(input.email)
    const user = await createUser(tx, { name: input.name, email, passwordHash, siteAdmin: true, now })
    await tx.oneTimeLink.update({ where: { id: loaded.id }, data: { usedAt: now, userId: user.id } })
    const userId = idOf<UserId>(user.id)
    return { userId, ...(await startSession(tx, { userId, now, device })) }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
