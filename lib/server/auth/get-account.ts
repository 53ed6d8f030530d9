import 'server-only'
import { z } from 'zod'
import type { Account } from '@/lib/auth/account'
import { DELETE_FATES } from '@/lib/auth/delete-fate'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineQuery } from '@/lib/server/query'

const fateSchema = z.enum(DELETE_FATES).catch('keep')

/** The viewer's own account. */
export const getAccount = defineQuery({
  name: 'account.get',
  input: z.strictObject({}),
  permit: { action: 'account:read', facts: accountFacts },
  load: async ({ tx, viewer }) => {
    const user = viewer.userId && (await tx.user.findUnique({ where: { id: uuidOf(viewer.userId) } }))
    if (!user) throw new AppError('not_found')
    return user
  },
  present: ({ loaded: { name, email, passwordHash, deleteAt, deleteFate } }): Account => ({
    name,
    email,
    hasPassword: passwordHash !== null,
    leaving: deleteAt && { at: deleteAt.toISOString(), fate: fateSchema.parse(deleteFate) },
  }),
})
