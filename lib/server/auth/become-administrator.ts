import 'server-only'
import { becomeAdministratorInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { openAccount } from '@/lib/server/auth/open-account'
import { hashPassword } from '@/lib/server/auth/password'
import { findOneTimeLink } from '@/lib/server/auth/rows'
import { defineCommand } from '@/lib/server/command'

/** Opens the one-time link: makes the administrator's account and signs it in. Two at once: the second finds no link. */
export const becomeAdministrator = defineCommand({
  name: 'installation.become-administrator',
  input: becomeAdministratorInput,
  permit: { open: 'oneTimeLink', key: ({ address }) => address ?? 'direct' },
  load: async ({ input, tx, now }) => {
    const link = await findOneTimeLink(tx, { token: input.token, purpose: 'administrator', now })
    if (!link) throw new AppError('not_found')
    return link
  },
  run: async ({ input, loaded, tx, now, device }) => {
    const passwordHash = await hashPassword(input.password)
    const { name, email } = input
    const account = await openAccount(tx, { name, email, passwordHash, siteAdmin: true, now, device })
    await tx.oneTimeLink.update({
      where: { id: loaded.id },
      data: { usedAt: now, userId: uuidOf(account.userId) },
    })
    return account
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
