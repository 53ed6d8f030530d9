import 'server-only'
import { unlinkProviderInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/**
 * Disconnects a provider's account from the viewer's. The last way to sign in stays: without a password and another
 * provider it answers `conflict`. What is not connected changes nothing.
 */
export const unlinkProvider = defineCommand({
  name: 'account.unlink',
  input: unlinkProviderInput,
  rate: 'write',
  permit: { action: 'account:manage', facts: accountFacts },
  load: async ({ tx, viewer }) => {
    if (viewer.userId === null) throw new AppError('not_found')
    const id = uuidOf(viewer.userId)
    // Locked, so that two at once do not each leave the other for the last.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${id}::uuid FOR UPDATE`
    return tx.user.findUniqueOrThrow({
      where: { id },
      select: { passwordHash: true, accounts: { select: { provider: true } } },
    })
  },
  run: async ({ input, loaded, tx, userId, unchanged }) => {
    const { provider } = input
    const isLinked = loaded.accounts.some((account) => account.provider === provider)
    const hasOther =
      loaded.passwordHash !== null || loaded.accounts.some((account) => account.provider !== provider)
    if (!isLinked) unchanged()
    else if (!hasOther) throw new AppError('conflict', { reason: 'last_way_in' })
    else await tx.account.deleteMany({ where: { userId: uuidOf(userId), provider } })
    return { userId }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
