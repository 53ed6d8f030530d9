import 'server-only'
import { changeAddressInput } from '@/lib/auth/input'
import { uuidOf, type UserId } from '@/lib/ids'
import { checkPassword } from '@/lib/server/auth/check-password'
import { accountFacts } from '@/lib/server/auth/facts'
import { sealAddress } from '@/lib/server/auth/sealed-address'
import { takeAddress } from '@/lib/server/auth/take-address'
import { defineCommand } from '@/lib/server/command'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { accountExistsLetter } from '@/lib/server/mail/templates/account-exists-letter'
import { newAddressLetter } from '@/lib/server/mail/templates/new-address-letter'
import { takePoint } from '@/lib/server/rate-limit'

/**
 * Asks for another address to sign in with, by whoever types the password. With a mail server the new address gets a mail
 * in any case, and nothing changes until its link is followed; without, it is changed at once (docs/adr/0022).
 */
export const changeAddress = defineCommand({
  name: 'account.change-address',
  input: changeAddressInput,
  permit: { action: 'account:manage', facts: accountFacts },
  prepare: async ({ input, viewer, tokenId }) => {
    // A token is refused by the permit, and must not try passwords before.
    if (viewer.userId === null || tokenId !== null) return
    await checkPassword({ userId: viewer.userId, typed: input.current })
    await takePoint('mailAddress', input.email)
  },
  load: async () => null,
  run: async ({ input: { email }, tx, userId: viewerId, now, addJob, unchanged }) => {
    const userId = viewerId as UserId
    const account = await tx.user.findUniqueOrThrow({
      where: { id: uuidOf(userId) },
      select: { name: true, email: true, passwordHash: true },
    })
    if (account.email === email) {
      unchanged()
      return { userId, isChanged: true }
    }
    if (env().mail === null) {
      const { name, email: from } = account
      await takeAddress({ tx, addJob }, { userId, name, from, email, isVerified: false, now })
      return { userId, isChanged: true }
    }
    const isKnown = (await tx.user.count({ where: { email } })) > 0
    const token = sealAddress({ userId, account, email, now })
    const { kind, letter } = isKnown ? accountExistsLetter() : newAddressLetter({ token })
    await addMail({ tx, addJob }, { kind, letter, userId: null, recipient: email, now })
    return { userId, isChanged: false }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
