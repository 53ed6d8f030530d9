import 'server-only'
import { isEmail, normalizeEmail } from '@/lib/auth/email'
import { forgottenPasswordInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { defineCommand } from '@/lib/server/command'
import { env } from '@/lib/server/env'
import { takePoint } from '@/lib/server/rate-limit'

/**
 * Asks for a mailed link to a new password. Whether there is such an account is looked up by a job, so that known and
 * unknown addresses get the same answer after the same work.
 */
export const requestPasswordLink = defineCommand({
  name: 'account.request-password-link',
  input: forgottenPasswordInput,
  permit: { open: 'signInAddress', key: ({ address }) => address ?? 'direct' },
  prepare: async ({ input }) => {
    const email = normalizeEmail(input.email)
    await takePoint('mailAddress', email)
    return email
  },
  load: async ({ prepared: email }) => {
    if (env().mail === null) throw new AppError('forbidden', { reason: 'no_mail_server' })
    return email
  },
  run: async ({ loaded: email, now, addJob }) => {
    // What is no address is in no row, and some of it no database could hold.
    const asked = isEmail(email) ? email : 'nobody'
    addJob({
      task: 'mail-password-link',
      payload: { email: asked },
      key: `password-link:${asked}`,
      runAt: now,
    })
    return { asked: true }
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
