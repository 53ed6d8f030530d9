import 'server-only'
import { bytesOf, idFrom, type UserId } from '@/lib/ids'
import { KIND_NAMES, type Kind } from '@/lib/notifications/kinds'
import { env } from '@/lib/server/env'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'unsubscribe'
const ID_BYTES = 16

/** Whose mails, and of which kind: a kind of notification, or the digest with all that goes into it. */
export type Unsubscribing = { userId: UserId; of: Kind | 'digest' }

/** Where a person asks for no more mails of a kind, and where a program does (RFC 8058). */
export function unsubscribeLinks(given: Unsubscribing): { page: string; oneClick: string } {
  const page = `${env().baseUrl}/unsubscribe/${sealUnsubscribing(given)}`
  return { page, oneClick: `${page}/now` }
}

/** As a token that nobody can read or forge. */
export function sealUnsubscribing({ userId, of }: Unsubscribing): string {
  return seal(PURPOSE, Buffer.concat([bytesOf(userId), Buffer.from(of)]))
}

/** What a token of ours holds; null for any other. */
export function openUnsubscribing(token: string): Unsubscribing | null {
  const bytes = open(PURPOSE, token)
  if (bytes === null || bytes.length <= ID_BYTES) return null
  const name = new TextDecoder().decode(bytes.subarray(ID_BYTES))
  const of = name === 'digest' ? name : KIND_NAMES.find((kind) => kind === name)
  return of ? { userId: idFrom<UserId>(bytes.subarray(0, ID_BYTES)), of } : null
}
