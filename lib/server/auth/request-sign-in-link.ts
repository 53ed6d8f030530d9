import 'server-only'
import { isEmail, normalizeEmail } from '@/lib/auth/email'
import { requestSignInLinkInput } from '@/lib/auth/input'
import { AppError } from '@/lib/errors/app-error'
import { defineCommand } from '@/lib/server/command'
import { env } from '@/lib/server/env'
import { takePoint } from '@/lib/server/rate-limit'

/**
 * Asks for a mailed link that signs in. Whether there is such an account is looked up by a job, so that known and unknown
 * addresses get the same answer after the same work.
 */
export const requestSignInLink = defineCommand({
  name: 'session.request-link',
  input: requestSignInLinkInput,
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
  run: async ({ input, loaded: email, now, addJob }) => {
    // What is no address is in no row, and some of it no database could hold.
    const asked = isEmail(email) ? email : 'nobody'
    addJob({
      task: 'mail-sign-in-link',
      payload: { email: asked, next: input.next },
      key: `sign-in-link:${asked}`,
      runAt: now,
    })
    return { asked: true }
  },
  audit: () => ({ groupId: null, subjectId: null }),
})
