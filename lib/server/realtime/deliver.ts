import 'server-only'
import { idOf, uuidOf, type ReadingId } from '@/lib/ids'
import { can } from '@/lib/permissions/can'
import type { LiveEvent } from '@/lib/realtime/event'
import type { Frame } from '@/lib/realtime/frame'
import { frameFor } from '@/lib/realtime/frame-for'
import type { Tx } from '@/lib/server/db/client'
import { factsFor, loadChanges, seenChange, type Changes } from '@/lib/server/realtime/load-changes'
import { standingKey, type Standing } from '@/lib/server/realtime/standing'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import type { Bell } from '@/lib/realtime/bell'
import { parseTopic, type Topic } from '@/lib/realtime/topic'
import { loadBells } from '@/lib/server/notifications/load-bells'

/** The serialised frame of an event for a standing, or null when it is told nothing. */
export type FrameOf = (event: LiveEvent, standing: Standing) => string | null

/**
 * Prepares a burst of events of one topic or several: what they are about is read once; a frame that is equal for many readers is
 * made and serialised once. People who wrote in the thread get their own, because it says what is theirs; those who value
 * the annotation share theirs. `readers` are the UUIDs of those who may be told.
 */
export async function prepareFrames(
  tx: Tx,
  events: readonly LiveEvent[],
  readers: readonly string[],
): Promise<FrameOf> {
  const changes = await loadChanges(tx, events, readers)
  const contexts = await loadContexts(tx, events)
  const bells = await loadBells(tx, events)
  const made = new Map<string, string | null>()
  return (event, standing) => {
    const key = `${event.topic} ${event.version} ${frameKey(changes, event, standing)}`
    let frame = made.get(key)
    if (frame === undefined) {
      const built = frameOfEvent({ changes, contexts, bells, event, standing })
      frame = built === null ? null : JSON.stringify(built)
      made.set(key, frame)
    }
    return frame
  }
}

type Given = {
  changes: Changes
  contexts: Map<string, ReadingRow>
  bells: Map<Topic, Bell>
  event: LiveEvent
  standing: Standing
}

function frameOfEvent({ changes, contexts, bells, event, standing }: Given): Frame | null {
  switch (event.kind) {
    case 'annotation': {
      const change = seenChange(changes, event, standing)
      return change && frameFor(standing.viewer, change)
    }
    case 'context': {
      const parts = parseTopic(event.topic)
      const reading = parts && contexts.get(uuidOf(parts.id))
      return parts?.noun === 'reading' && reading ? contextFrame(reading, standing) : null
    }
    case 'reset': {
      const parts = parseTopic(event.topic)
      return { kind: 'reset', readingId: parts?.noun === 'reading' ? parts.id : null }
    }
    case 'notification': {
      const bell = bells.get(event.topic)
      return bell ? { kind: 'bell', ...bell } : null
    }
    case 'session':
      return null
    case 'seen':
      return event.subjectId === null
        ? null
        : { kind: 'seen', readingId: event.subjectId as ReadingId, ids: event.seen }
  }
}

/** The facts of a reading as they now are for a standing; null when it may no longer read it. */
export function contextFrame(reading: ReadingRow, standing: Standing): Frame | null {
  const facts = factsFor(reading, standing)
  if (!can(standing.viewer, 'reading:read', facts)) return null
  return { kind: 'context', readingId: idOf(reading.id), viewer: standing.viewer, facts }
}

/** Standings with the same key get the same frame. */
function frameKey(changes: Changes, event: LiveEvent, standing: Standing): string {
  const row = event.subjectId === null ? undefined : changes.rows.get(uuidOf(event.subjectId))
  const reading = row && changes.readings.get(row.readingId)
  const { viewer } = standing
  const userId = viewer.userId === null ? null : uuidOf(viewer.userId)
  const wrote = row && changes.threads.get(row.rootId)?.some((one) => one.authorId === userId)
  const edits = reading?.document.owners.some((owner) => owner.userId === userId)
  if (!row || !reading || wrote || edits) return standingKey(standing)
  return JSON.stringify([
    userId !== null,
    userId !== null && row.valuedBy.includes(userId),
    viewer.siteAdmin,
    viewer.suspended,
    standing.roles.get(reading.group.id) ?? null,
  ])
}

async function loadContexts(tx: Tx, events: readonly LiveEvent[]): Promise<Map<string, ReadingRow>> {
  const ids = events.flatMap((event) => {
    const parts = event.kind === 'context' ? parseTopic(event.topic) : null
    return parts?.noun === 'reading' ? uuidOf(parts.id) : []
  })
  const rows = await listReadingsUnscoped(tx, { ids: [...new Set(ids)], userId: null })
  return new Map(rows.map((row) => [row.id, row]))
}
