import 'server-only'
import { signUpInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { findSettings } from '@/lib/server/auth/find-settings'
import { openAccount } from '@/lib/server/auth/open-account'
import { hashPassword } from '@/lib/server/auth/password'
import { sealSignUp } from '@/lib/server/auth/sealed-sign-up'
import { defineCommand } from '@/lib/server/command'
import { env } from '@/lib/server/env'
import { addMail } from '@/lib/server/mail/add-mail'
import { accountExistsLetter } from '@/lib/server/mail/templates/account-exists-letter'
import { confirmAddressLetter } from '@/lib/server/mail/templates/confirm-address-letter'
import { takePoint } from '@/lib/server/rate-limit'

/**
 * Signs up, where anybody may. With a mail server a mail goes out in any case, so that nobody learns here who has an
 * account: it makes the account, or says that there is one. Without, the account is made and signed in at once, and a
 * taken address is told (docs/adr/0020).
 */
export const signUp = defineCommand({
  name: 'account.sign-up',
  input: signUpInput,
  permit: { open: 'newAccount', key: ({ address }) => address ?? 'direct' },
  prepare: async ({ input }) => {
    await takePoint('mailAddress', input.email)
    return hashPassword(input.password)
  },
  load: async ({ tx, prepared: passwordHash }) => {
    if ((await findSettings(tx)).signUp !== 'open')
      throw new AppError('forbidden', { reason: 'sign_up_closed' })
    return passwordHash
  },
  run: async ({ input, loaded: passwordHash, tx, now, device, addJob }) => {
    const { name, email, next } = input
    if (env().mail === null) return openAccount(tx, { name, email, passwordHash, now, device })
    const isKnown = (await tx.user.count({ where: { email } })) > 0
    const token = sealSignUp({ name, email, passwordHash, next }, now)
    const { kind, letter } = isKnown ? accountExistsLetter() : confirmAddressLetter({ token })
    await addMail({ tx, addJob }, { kind, letter, userId: null, recipient: email, now })
    return { userId: null }
  },
  audit: ({ result }) => ({ groupId: null, subjectId: result.userId }),
})
