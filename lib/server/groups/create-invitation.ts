import 'server-only'
import { AppError } from '@/lib/errors/app-error'
import { inviteInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { hashToken, mintToken } from '@/lib/server/auth/tokens'
import { defineCommand } from '@/lib/server/command'
import { groupFacts } from '@/lib/server/groups/facts'
import { sealInvitation } from '@/lib/server/groups/invitation-link'
import { loadGroup } from '@/lib/server/groups/load-group'

const DAY_MS = 24 * 3600 * 1000

/** Makes a link that lets people in. Its id is the form's, so that a repeat makes no second. */
export const createInvitation = defineCommand({
  name: 'invitation.create',
  input: inviteInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadGroup(tx, { groupId: input.groupId, viewer }),
  permit: {
    action: ({ input }) => (input.role === 'moderator' ? 'group:invite-moderator' : 'group:invite'),
    facts: ({ loaded }) => groupFacts(loaded),
  },
  run: async ({ input, loaded, tx, now, userId, unchanged }) => {
    const { role, days, maxUses } = input
    const readingId = input.readingId === null ? null : uuidOf(input.readingId)
    const isHere =
      readingId === null || (await tx.reading.count({ where: { id: readingId, groupId: loaded.id } })) > 0
    if (!isHere) {
      throw new AppError('invalid_input', { fields: [{ path: 'readingId', message: 'not_allowed' }] })
    }
    const token = mintToken()
    const { count } = await tx.invitation.createMany({
      data: [
        {
          id: uuidOf(input.invitationId),
          groupId: loaded.id,
          tokenHash: hashToken(token),
          sealed: sealInvitation(token),
          role,
          readingId,
          maxUses,
          createdBy: uuidOf(userId),
          createdAt: now,
          expiresAt: days === 0 ? null : new Date(now.getTime() + days * DAY_MS),
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) unchanged()
    return { slug: loaded.slug }
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.invitationId }),
})
