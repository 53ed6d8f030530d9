import { z } from 'zod'
import { idSchema } from '@/lib/ids-schema'

/** A page of the local mailbox. */
export const keptMailsInput = z.strictObject({ after: z.string().max(200).exactOptional() })

/** One mail of it. */
export const keptMailInput = z.strictObject({ mailId: idSchema() })

/** A mail of the local mailbox, as it is listed. `createdAt` is ISO 8601. */
export type KeptMail = { id: string; kind: 'notification' | 'digest'; recipient: string; createdAt: string }

/** The same with its words as they are now; null where nothing is left to say. */
export type OpenedMail = KeptMail & { letter: { subject: string; text: string; html: string } | null }
