import 'server-only'
import { setAdministratorInput } from '@/lib/auth/administering'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { loadPerson, personStandingChanged } from '@/lib/server/auth/load-person'
import { defineCommand } from '@/lib/server/command'

/** Makes somebody an administrator of the installation, or no longer one. Nobody does that to themselves. */
export const setAdministrator = defineCommand({
  name: 'person.set-administrator',
  input: setAdministratorInput,
  rate: 'write',
  load: ({ input, tx }) => loadPerson(tx, input.userId),
  permit: {
    action: 'person:administer',
    facts: ({ input, viewer, tokenId }) => ({
      ...accountFacts({ tokenId }),
      person: { isViewer: input.userId === viewer.userId },
    }),
  },
  run: async ({ input: { userId, administrator }, loaded, tx, emit, unchanged }) => {
    if (loaded.siteAdmin === administrator) unchanged()
    else {
      await tx.user.update({ where: { id: uuidOf(userId) }, data: { siteAdmin: administrator } })
      emit(personStandingChanged(userId))
    }
    return { administrator }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.userId }),
})
