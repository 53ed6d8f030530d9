import 'server-only'
import { z } from 'zod'
import { uuidOf, type UserId } from '@/lib/ids'
import { cancelDeletion } from '@/lib/server/auth/deletion-job'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/** Takes the deletion of the viewer's account back, within its days of grace. Everything is as it was. */
export const keepAccount = defineCommand({
  name: 'account.keep',
  input: z.strictObject({}),
  permit: { action: 'account:manage', facts: accountFacts },
  load: async () => null,
  run: async ({ tx, userId: viewerId, addJob, unchanged }) => {
    const userId = viewerId as UserId
    const { count } = await tx.user.updateMany({
      where: { id: uuidOf(userId), deleteAt: { not: null } },
      data: { deleteAt: null, deleteFate: null },
    })
    if (count === 0) unchanged()
    else addJob(cancelDeletion(userId))
    return { userId }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
