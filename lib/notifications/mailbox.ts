import { z } from 'zod'
import { idSchema } from '@/lib/ids-schema'

/** A page of the local mailbox. */
export const mailboxInput = z.strictObject({ after: z.string().max(200).exactOptional() })

/** One mail of it. */
export const keptMailInput = z.strictObject({ mailId: idSchema() })

/**
 * A mail of the local mailbox, as it is listed: kept, for no mail server takes it, or unclear, for nobody knows whether one has
 * taken it. `kind` is the name of its template, `createdAt` ISO 8601.
 */
export type MailboxMail = {
  id: string
  kind: string
  state: 'kept' | 'unclear'
  recipient: string
  createdAt: string
}

/** A kept one with its words as they are now; null where nothing is left to say. */
export type OpenedMail = Omit<MailboxMail, 'state'> & {
  letter: { subject: string; text: string; html: string } | null
}
