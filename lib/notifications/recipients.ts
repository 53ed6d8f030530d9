import type { Audience, Kind, Occasion } from '@/lib/notifications/kinds'
import { KIND_NAMES, KINDS } from '@/lib/notifications/kinds'

/** Somebody who may be told: how they stand to what happened, and whether they muted who did it or where it happened. */
export type Candidate = {
  id: string
  audiences: readonly Audience[]
  isMuting: boolean
  /** Told before that this annotation names them. */
  wasMentioned: boolean
  /** The law's answer for them, at this moment. */
  mayRead: boolean
}

/** What happened, and who did it; null for nobody in particular. */
export type Happening = { occasion: Occasion; actorId: string | null }

/**
 * Who is told of an event, each by the one kind that fits most directly. Never who did it, nobody who mutes it, nobody who
 * may not read it, and nobody a second time that the same annotation names them.
 */
export function recipientsOf(
  { occasion, actorId }: Happening,
  candidates: readonly Candidate[],
): Map<string, Kind> {
  const kinds = KIND_NAMES.filter((kind) => (KINDS[kind].at as readonly Occasion[]).includes(occasion))
  const told = new Map<string, Kind>()
  for (const { id, audiences, isMuting, wasMentioned, mayRead } of candidates) {
    if (id === actorId || isMuting || wasMentioned || !mayRead) continue
    const kind = kinds.find((one) => audiences.includes(KINDS[one].audience))
    if (kind) told.set(id, kind)
  }
  return told
}
