import 'server-only'
import { env } from '@/lib/server/env'
import { open, seal } from '@/lib/server/seal'

const PURPOSE = 'invitation'

/** A link's token as it is stored beside its hash, so that those who invite can copy the link again. */
export function sealInvitation(token: string): string {
  return seal(PURPOSE, new TextEncoder().encode(token))
}

/** The whole address of a stored invitation; null when it was sealed with a secret that is no longer in the ring. */
export function invitationLink(sealed: string): string | null {
  const bytes = open(PURPOSE, sealed)
  return bytes && `${env().baseUrl.replace(/\/$/, '')}/join/${new TextDecoder().decode(bytes)}`
}
