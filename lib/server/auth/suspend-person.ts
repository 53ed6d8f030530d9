import 'server-only'
import { suspendPersonInput } from '@/lib/auth/administering'
import { AppError } from '@/lib/errors/app-error'
import { uuidOf } from '@/lib/ids'
import { accountFacts } from '@/lib/server/auth/facts'
import { loadPerson, personStandingChanged } from '@/lib/server/auth/load-person'
import { defineCommand } from '@/lib/server/command'

/** Suspends an account until a moment, or ends its suspension. It acts with their next request, and on their open pages. */
export const suspendPerson = defineCommand({
  name: 'person.suspend',
  input: suspendPersonInput,
  rate: 'write',
  load: ({ input, tx }) => loadPerson(tx, input.userId),
  permit: {
    action: 'person:administer',
    facts: ({ input, viewer, tokenId }) => ({
      ...accountFacts({ tokenId }),
      person: { isViewer: input.userId === viewer.userId },
    }),
  },
  run: async ({ input: { userId, until }, tx, now, emit }) => {
    if (until !== null && until <= now) {
      throw new AppError('invalid_input', { fields: [{ path: 'until', message: 'not_in_the_future' }] })
    }
    await tx.user.update({ where: { id: uuidOf(userId) }, data: { suspendedUntil: until } })
    emit(personStandingChanged(userId))
    return { said: until === null ? 'restored' : 'suspended' }
  },
  audit: ({ input }) => ({ groupId: null, subjectId: input.userId }),
})
