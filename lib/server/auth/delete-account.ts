import 'server-only'
import { GRACE_DAYS } from '@/lib/auth/delete-fate'
import { deleteAccountInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf, type UserId } from '@/lib/ids'
import { lastOwnerText } from '@/lib/messages/last-owner'
import { checkPassword } from '@/lib/server/auth/check-password'
import { deletionJob } from '@/lib/server/auth/deletion-job'
import { accountFacts } from '@/lib/server/auth/facts'
import { tellSessionsEnded } from '@/lib/server/auth/tell-sessions-ended'
import { defineCommand } from '@/lib/server/command'
import { listOrphanedBy } from '@/lib/server/groups/list-orphaned-by'

const GRACE_MS = GRACE_DAYS * 24 * 3600 * 1000

/**
 * Asks that the viewer's account be deleted in seven days, and what becomes of the annotations. Every device is signed out
 * and every API token revoked at once; signing in before then offers to stay. Refused while groups would lose their only
 * owner.
 */
export const deleteAccount = defineCommand({
  name: 'account.delete',
  input: deleteAccountInput,
  permit: { action: 'account:manage', facts: accountFacts },
  prepare: async ({ input, viewer, tokenId }) => {
    // A token is refused by the permit, and must not try passwords before.
    if (viewer.userId !== null && tokenId === null)
      await checkPassword({ userId: viewer.userId, typed: input.current })
  },
  load: async ({ tx, viewer }) => (viewer.userId === null ? [] : listOrphanedBy(tx, uuidOf(viewer.userId))),
  run: async ({ input, loaded: orphaned, tx, userId: viewerId, now, emit, addJob }) => {
    if (orphaned.length > 0) {
      throw new AppError('invalid_input', { fields: [{ path: 'groups', message: lastOwnerText(orphaned) }] })
    }
    const [userId, id] = [viewerId as UserId, uuidOf(viewerId)]
    const deleteAt = new Date(now.getTime() + GRACE_MS)
    await tx.user.update({ where: { id }, data: { deleteAt, deleteFate: input.fate } })
    await tx.session.deleteMany({ where: { userId: id } })
    await tx.apiToken.deleteMany({ where: { userId: id } })
    tellSessionsEnded(emit, userId)
    addJob(deletionJob(userId, deleteAt))
    return { userId, ended: true }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
