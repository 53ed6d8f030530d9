import 'server-only'
import type { Viewer } from '@/lib/permissions/facts'

/** Who asks, from where, and when: all that a command or query knows of the request. */
export type Context = {
  viewer: Viewer
  /** The session's row, for closing streams; null for anonymous viewers and for tokens. */
  sessionId: string | null
  /** The row of the API token that asks in the viewer's name; null when none does. */
  tokenId: string | null
  /** The viewer's display name, for greetings only. */
  name: string | null
  /** The address behind our own proxies, or null when none is configured to tell it. */
  address: string | null
  /** The device by a coarse name, "Firefox on Linux"; null when unknown. */
  device: string | null
  now: Date
}

export const ANONYMOUS: Viewer = { userId: null, siteAdmin: false, suspended: false }
