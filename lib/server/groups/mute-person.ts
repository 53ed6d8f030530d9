import 'server-only'
import { muteInput } from '@/lib/groups/input'
import { uuidOf } from '@/lib/ids'
import { AppError } from '@/lib/errors/app-error'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'

/** Mutes a person for oneself, or hears them again. Nobody else is told or shown anything else. */
export const mutePerson = defineCommand({
  name: 'person.mute',
  input: muteInput,
  rate: 'write',
  load: async ({ input, tx }) => {
    const person = await tx.user.findUnique({ where: { id: uuidOf(input.userId) }, select: { id: true } })
    if (!person) throw new AppError('not_found')
    return person
  },
  permit: {
    action: 'person:mute',
    facts: ({ input, viewer, tokenId }) => ({
      ...accountFacts({ tokenId }),
      person: { isViewer: input.userId === viewer.userId },
    }),
  },
  run: async ({ input, loaded, tx, now, userId, unchanged }) => {
    const mute = { userId: uuidOf(userId), personId: loaded.id }
    const { count } = input.muted
      ? await tx.mute.createMany({ data: [{ ...mute, createdAt: now }], skipDuplicates: true })
      : await tx.mute.deleteMany({ where: mute })
    if (count === 0) unchanged()
    return { muted: input.muted }
  },
  // Whom one mutes is nobody's business, the installation's log included.
  audit: () => ({ groupId: null, subjectId: null }),
})
