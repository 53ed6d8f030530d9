import { beforeAll, describe, expect, test } from 'vitest'
import { idOf, type AnnotationId } from '@/lib/ids'
import type { Role } from '@/lib/groups/role'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { BeforeState, LiveEvent } from '@/lib/realtime/event'
import type { Frame } from '@/lib/realtime/frame'
import { judgeThread, type Judged } from '@/lib/server/annotations/facts'
import { groupByRoot } from '@/lib/server/annotations/load-roots'
import { db } from '@/lib/server/db/client'
import { loadReading } from '@/lib/server/documents/load-reading'
import { prepareFrames } from '@/lib/server/realtime/deliver'
import type { Standing } from '@/lib/server/realtime/standing'
import { EVERY_VIEWER, everyState, type EveryState } from '@/tests/support/every-state'

let world: EveryState
beforeAll(async () => {
  world = await everyState()
}, 30_000)

/** As the hub takes them. */
const BATCH = 200

/** One event about each annotation, as if it had been something else before. */
function eventsAbout(judged: readonly Judged[], before: BeforeState): LiveEvent[] {
  const topic = `reading:${world.reading.id}` as const
  return judged.map(({ skeleton }, i) => ({
    topic,
    version: BigInt(i + 1),
    kind: 'annotation',
    subjectId: idOf<AnnotationId>(skeleton.id),
    before,
    seen: null,
  }))
}

function personOf(viewer: Viewer) {
  const person = Object.values(world.people).find(({ id }) => id === viewer.userId)
  if (!person) throw new Error('Nobody of this world')
  return person
}

async function standingOf(viewer: Viewer): Promise<Standing> {
  if (viewer.userId === null) return { viewer, roles: new Map() }
  const rows = await db().membership.findMany({ where: { userId: personOf(viewer).uuid } })
  return { viewer, roles: new Map(rows.map(({ groupId, role }) => [groupId, role as Role])) }
}

/** Somebody who listens, and what the law says to them of every annotation. */
async function listener(viewerOf: (typeof EVERY_VIEWER)[number][1]) {
  const viewer = viewerOf(world.people)
  const { facts } = await loadReading(db(), { readingId: world.reading.id, viewer })
  const judged = [...groupByRoot(world.skeletons).values()].flatMap((thread) => [
    ...judgeThread({ viewer, facts }, thread).values(),
  ])
  return { viewer, facts, judged, standing: await standingOf(viewer) }
}

type Listener = Awaited<ReturnType<typeof listener>>

/** What one is to be told of a change: the annotation, its going, or nothing. */
function due({ viewer, facts }: Listener, one: Judged, before: BeforeState): Frame['kind'] | null {
  if (one.mayPlace) return 'upsert'
  const { annotation, thread } = one.facts
  const was = { ...facts, annotation: { ...annotation, ...before }, thread }
  return can(viewer, 'annotation:place', was) ? 'remove' : null
}

describe.each(['members', 'world'] as const)('in a group that is read by %s', (readableBy) => {
  beforeAll(async () => {
    await db().group.update({ where: { id: world.reading.group.uuid }, data: { readableBy } })
  })

  test('over every state and every viewer: each is told what the law lets them place, the going of what they could, and of nothing else', async () => {
    const before = { live: true, status: 'approved', visibility: 'group' } as const
    const listeners: Listener[] = []
    for (const [, viewerOf] of EVERY_VIEWER) listeners.push(await listener(viewerOf))
    const readers = Object.values(world.people).map(({ uuid }) => uuid)
    const events = eventsAbout(listeners[0]?.judged ?? [], before)
    const told = { upsert: 0, remove: 0, nothing: 0 }
    for (let at = 0; at < events.length; at += BATCH) {
      const frameOf = await prepareFrames(db(), events.slice(at, at + BATCH), readers)
      for (const one of listeners) {
        const wrong = one.judged.slice(at, at + BATCH).filter((judged, i) => {
          const event = events[at + i] as LiveEvent
          const expected = due(one, judged, before)
          told[(expected as 'upsert' | 'remove' | null) ?? 'nothing']++
          const frame = frameOf(event, one.standing)
          return expected === null ? frame !== null : !frame?.startsWith(`{"kind":"${expected}"`)
        })
        expect(wrong.slice(0, 3)).toEqual([])
      }
    }
    expect(Math.min(...Object.values(told))).toBeGreaterThan(1000)
  }, 120_000)
})
