import 'server-only'
import type { TaskList } from 'graphile-worker'
import { eraseWords } from '@/lib/server/annotations/erase-words'
import { eraseAccount } from '@/lib/server/auth/erase-account'
import { mailPasswordLink } from '@/lib/server/auth/mail-password-link'
import { mailSignInLink } from '@/lib/server/auth/mail-sign-in-link'
import { resumeMails } from '@/lib/server/mail/resume-mails'
import { sendMail } from '@/lib/server/mail/send-mail'
import { forgetNotifications } from '@/lib/server/notifications/forget-notifications'
import { notifyAnnotation, notifyResolved } from '@/lib/server/notifications/notify-annotation'
import { notifyMember } from '@/lib/server/notifications/notify-member'
import { sendDigests } from '@/lib/server/notifications/send-digests'
import { forgetEvents } from '@/lib/server/realtime/forget-events'

/** What each job does. Every one is idempotent: a killed worker's job is run again. */
export const JOB_HANDLERS: TaskList = {
  'erase-account': eraseAccount,
  'erase-words': eraseWords,
  'forget-events': forgetEvents,
  'forget-notifications': forgetNotifications,
  'mail-password-link': mailPasswordLink,
  'mail-sign-in-link': mailSignInLink,
  'notify-annotation': notifyAnnotation,
  'notify-member': notifyMember,
  'notify-resolved': notifyResolved,
  'resume-mails': resumeMails,
  'send-digests': sendDigests,
  'send-mail': sendMail,
}

/** When the regular ones run (crontab, UTC); `fill` makes up for what a stopped process missed. */
export const SCHEDULE = `
17 * * * * forget-events ?fill=1d
23 4 * * * forget-notifications ?fill=2d
*/5 * * * * resume-mails
*/15 * * * * send-digests
`
