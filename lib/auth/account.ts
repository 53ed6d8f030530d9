import type { DeleteFate } from '@/lib/auth/delete-fate'
import type { SessionId } from '@/lib/ids'

/** One's own account, as its settings show it. Times are ISO 8601. */
export type Account = {
  name: string
  email: string
  hasPassword: boolean
  /** When it will be deleted, and what becomes of the annotations; null unless that was asked for. */
  leaving: { at: string; fate: DeleteFate } | null
}

/** A signed-in device. */
export type SignedInDevice = {
  id: SessionId
  /** "Firefox on Linux", or null when it was not recognised. */
  device: string | null
  since: string
  /** The one that asks. */
  isThis: boolean
}
