import 'server-only'
import { tokenInput } from '@/lib/groups/input'
import { idOf, uuidOf, type GroupId } from '@/lib/ids'
import { defineCommand } from '@/lib/server/command'
import { entryFacts } from '@/lib/server/groups/facts'
import { loadHeldInvitation, takeUse } from '@/lib/server/groups/held-invitation'

/** Joins with a link, signed in. Whoever is in already costs the link no use. */
export const acceptInvitation = defineCommand({
  name: 'invitation.accept',
  input: tokenInput,
  rate: 'write',
  load: ({ input, tx, viewer }) => loadHeldInvitation(tx, { token: input.token, viewer }),
  permit: {
    action: 'group:join',
    facts: ({ loaded, now }) => entryFacts(loaded.group, { invitation: loaded.invitation, now }),
  },
  run: async ({ loaded, tx, now, userId, emit, unchanged }) => {
    const told = await takeUse(tx, { ...loaded, userId: uuidOf(userId), now })
    if (told === null) unchanged()
    else emit(told)
    return { path: loaded.path }
  },
  audit: ({ loaded }) => ({
    groupId: idOf<GroupId>(loaded.group.id),
    subjectId: idOf(loaded.invitation.id),
  }),
})
