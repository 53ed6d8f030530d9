import 'server-only'
import { idOf, type ReadingId } from '@/lib/ids'
import type { Role } from '@/lib/groups/role'
import type { PresenceFacts } from '@/lib/permissions/facts'
import type { Frame } from '@/lib/realtime/frame'
import { presentAmong, presentTo, type Present } from '@/lib/realtime/presence'
import { viewerOf } from '@/lib/server/auth/sessions'
import { currentTime } from '@/lib/server/clock'
import { db, type Tx } from '@/lib/server/db/client'
import { readingFacts } from '@/lib/server/documents/facts'
import { listReadingsUnscoped, type ReadingRow } from '@/lib/server/documents/rows'
import { describeError, log } from '@/lib/server/log'
import { factsFor } from '@/lib/server/realtime/load-changes'
import {
  endPresence,
  listHoldersUnscoped,
  renewPresence,
  type HolderRow,
  type PresenceRow,
} from '@/lib/server/realtime/presence-rows'
import type { Standing } from '@/lib/server/realtime/standing'

/** A reader that is told who else is here: its own rows, and what it was told last, by the reading's UUID. */
export type Attending = { streamId: string; rows: readonly PresenceRow[]; told: Map<string, string> }

type Attendant = { attending: Attending | null; standing: Standing; send: (frame: string) => void }

/** In ms, well within the time after which a row expires. */
const RENEW_MS = 20_000
let renewedAt = Number.NEGATIVE_INFINITY

/** Lets others see a stream's reader, from now on until what is returned is called. */
export function attend(attending: Attending | null): () => void {
  if (!attending) return () => undefined
  const warn = (error: unknown) => log('error', 'presence', describeError(error))
  void renewPresence(db(), attending.rows).catch(warn)
  return () => void endPresence(db(), attending.streamId).catch(warn)
}

/** Tells readers who reads with them, where that has changed, and keeps their own rows from expiring. */
export async function tellPresence(readers: readonly Attendant[]): Promise<void> {
  const all = readers.flatMap(({ attending }) => attending?.rows ?? [])
  if (all.length === 0) return
  if (performance.now() - renewedAt > RENEW_MS) {
    await renewPresence(db(), all)
    renewedAt = performance.now()
  }
  const ids = [...new Set(all.map(({ readingId }) => readingId))]
  const readings = await loadPresence(db(), ids)
  for (const { attending, standing, send } of readers) {
    for (const { readingId } of attending?.rows ?? []) {
      const frame = frameOf(readings.get(readingId), standing)
      if (frame === null || attending?.told.get(readingId) === frame) continue
      // Who was told of nobody yet need not hear that there is nobody.
      const isNews = attending?.told.has(readingId) === true || !frame.includes('"count":0')
      attending?.told.set(readingId, frame)
      if (isNews) send(frame)
    }
  }
}

type Attended = {
  row: ReadingRow
  setting: Omit<PresenceFacts['presence'], 'ofViewer'>
  present: Present
  /** Serialised once for all who may see it. */
  frames: Map<Present, string>
}

async function loadPresence(tx: Tx, ids: readonly string[]): Promise<Map<string, Attended>> {
  const [rows, holders] = await Promise.all([
    listReadingsUnscoped(tx, { ids, userId: null }),
    listHoldersUnscoped(tx, ids),
  ])
  const found = rows.map((row): [string, Attended] => {
    const here = holders.filter(({ readingId }) => readingId === row.id)
    const [first] = here
    const setting = { inGroup: first?.inGroup === true, namesAreShown: first?.namesAreShown === true }
    const present = presentAmong(here.map((one) => holderOf(row, one, setting)))
    return [row.id, { row, setting, present, frames: new Map() }]
  })
  return new Map(found)
}

function holderOf(row: ReadingRow, one: HolderRow, setting: Attended['setting']) {
  const viewer = viewerOf(
    { id: one.userId, siteAdmin: one.siteAdmin, suspendedUntil: one.suspendedUntil },
    currentTime(),
  )
  const facts = readingFacts(row, { viewer, role: one.role as Role | null })
  return { viewer, name: one.name, facts: { ...facts, presence: { ...setting, ofViewer: one.shows } } }
}

/** Null for a reading that is no more. */
function frameOf(attended: Attended | undefined, standing: Standing): string | null {
  if (!attended) return null
  const { row, setting, present, frames } = attended
  const facts = { ...factsFor(row, standing), presence: { ...setting, ofViewer: true } }
  const seen = presentTo(standing.viewer, facts, present)
  let frame = frames.get(seen)
  if (frame === undefined) {
    const made: Frame = { kind: 'presence', readingId: idOf<ReadingId>(row.id), ...seen }
    frames.set(seen, (frame = JSON.stringify(made)))
  }
  return frame
}
