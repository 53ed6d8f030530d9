import 'server-only'
import { randomBytes } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import { PURPOSE_DEFAULTS } from '@/lib/groups/group'
import { createGroupInput } from '@/lib/groups/input'
import { slugFor } from '@/lib/groups/slug'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { defineCommand } from '@/lib/server/command'
import { addMember } from '@/lib/server/groups/rows'

const ATTEMPTS = 5

/** Makes a group whose owner is the viewer, with what its purpose proposes. Its id is the form's, so that a repeat makes no second. */
export const createGroup = defineCommand({
  name: 'group.create',
  input: createGroupInput,
  rate: 'write',
  load: async () => null,
  permit: { action: 'group:create', facts: (given) => accountFacts(given) },
  run: async ({ input, tx, now, userId, unchanged }) => {
    const [id, owner] = [uuidOf(input.groupId), uuidOf(userId)]
    const { name, purpose } = input
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const slug = slugFor(name, randomBytes(8))
      const { count } = await tx.group.createMany({
        data: [{ id, slug, name, purpose, ...PURPOSE_DEFAULTS[purpose], createdAt: now }],
        skipDuplicates: true,
      })
      if (count > 0) {
        await addMember(tx, { groupId: id, userId: owner, role: 'owner', now })
        return { slug }
      }
      const made = await tx.group.findUnique({
        where: { id, memberships: { some: { userId: owner, role: 'owner' } } },
        select: { slug: true },
      })
      if (made) {
        unchanged()
        return made
      }
    }
    throw new AppError('conflict', { reason: 'id_taken' })
  },
  audit: ({ input }) => ({ groupId: input.groupId, subjectId: input.groupId }),
})
