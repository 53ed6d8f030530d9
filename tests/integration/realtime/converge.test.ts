import { expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import { VISIBILITIES } from '@/lib/annotations/visibility'
import { AppError } from '@/lib/errors/app-error'
import type { AnnotationId } from '@/lib/ids'
import { NOBODY_PRESENT } from '@/lib/realtime/presence'
import { applyFrame, type RoomState } from '@/lib/realtime/apply-frame'
import { deleteAnnotation } from '@/lib/server/annotations/delete-annotation'
import { getSnapshot } from '@/lib/server/annotations/get-snapshot'
import { listAnnotations } from '@/lib/server/annotations/list-annotations'
import { lockThread } from '@/lib/server/annotations/lock-thread'
import { resolveThread } from '@/lib/server/annotations/resolve-thread'
import { restoreAnnotation } from '@/lib/server/annotations/restore-annotation'
import { unvalueAnnotation } from '@/lib/server/annotations/unvalue-annotation'
import { updateAnnotation } from '@/lib/server/annotations/update-annotation'
import { valueAnnotation } from '@/lib/server/annotations/value-annotation'
import {
  aGroup,
  anAnnotation,
  aPerson,
  aReading,
  aReply,
  bodyOf,
  contextOf,
  type Person,
  type TestReading,
} from '@/tests/support/factories'
import { dice } from '@/tests/support/dice'
import { aStream } from '@/tests/support/streams'

/** Everything that a viewer may place in a reading, asked for anew: all roots and all their replies. */
async function everything(
  person: Person | null,
  reading: TestReading,
): Promise<Map<AnnotationId, Annotation>> {
  const context = contextOf(person)
  const rows = new Map<AnnotationId, Annotation>()
  for (const view of [{}, { view: 'resolved' }]) {
    for (let after: string | null = ''; after !== null;) {
      const query = { reading: reading.id, ...view, ...(after === '' ? {} : { after }) }
      const page = await listAnnotations.execute(context, query)
      for (const root of page.items) {
        const thread = await listAnnotations.execute(context, { thread: root.id })
        for (const one of thread.items) rows.set(one.id, one)
      }
      after = page.next
    }
  }
  return rows
}

async function aRoom(person: Person | null, reading: TestReading): Promise<RoomState> {
  const { viewer, facts } = await getSnapshot.execute(contextOf(person), { readingId: reading.id })
  return {
    readingId: reading.id,
    rows: await everything(person, reading),
    viewer,
    facts,
    present: NOBODY_PRESENT,
    isStale: false,
  }
}

/**
 * What one sees of rows; whether an answer can be read below is asked of empty places alone, and told with them. What a reply
 * followed when it was told of only serves to put it in its place.
 */
function shown(rows: ReadonlyMap<AnnotationId, Annotation>) {
  const seen = [...rows.values()].map((row) => {
    const { annotation, thread } = row.facts
    const hasReadableReply = !annotation.live
    const facts = { annotation: { ...annotation, hasReadableReply }, thread }
    return { ...row, facts, follows: null }
  })
  return new Map(seen.map((row) => [row.id, row]))
}

/** One change by somebody, of whatever kind; what the law or another's change refuses is no change. */
async function change(given: {
  roll: ReturnType<typeof dice>
  by: Person
  moderator: Person
  reading: TestReading
  known: Map<AnnotationId, { edit: number; rootId: AnnotationId }>
}) {
  const { roll, by, moderator, reading, known } = given
  const context = contextOf(by)
  const ids = [...known.keys()]
  const annotationId = roll(ids)
  const keep = (one: Annotation | null) => one && known.set(one.id, { edit: one.edit, rootId: one.rootId })
  const kinds = [
    'create',
    'reply',
    'reply',
    'reply',
    'edit',
    'widen',
    'widen',
    'delete',
    'delete',
    'restore',
    'resolve',
    'lock',
    'value',
    'value',
    'unvalue',
  ]
  const kind = roll(kinds)
  const visibility = roll(VISIBILITIES)
  const on = roll(['fox', 'lazy dog', 'family'])
  const resolved = roll([true, false])
  const { edit = 1, rootId = annotationId } = known.get(annotationId) ?? {}
  try {
    if (kind === 'create' || ids.length === 0) keep(await anAnnotation({ by, reading, on, visibility }))
    else if (kind === 'reply') keep(await aReply({ by, to: annotationId, visibility }))
    else if (kind === 'edit' || kind === 'widen') {
      const input = {
        annotationId,
        edit,
        ...(kind === 'edit' ? { body: bodyOf(`Edit ${edit}`) } : { visibility }),
      }
      keep((await updateAnnotation.execute(context, input)).annotation)
    } else if (kind === 'delete') keep((await deleteAnnotation.execute(context, { annotationId })).annotation)
    else if (kind === 'restore') keep((await restoreAnnotation.execute(context, { annotationId })).annotation)
    else if (kind === 'value') await valueAnnotation.execute(context, { annotationId })
    else if (kind === 'unvalue') await unvalueAnnotation.execute(context, { annotationId })
    else if (kind === 'lock') {
      // Mostly open, so that something can happen.
      await lockThread.execute(contextOf(moderator), {
        threadId: rootId,
        locked: resolved && roll([true, false]),
      })
    } else await resolveThread.execute(context, { threadId: rootId, resolved })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

const WAYS: [string, seed: number, atOnce: number][] = [
  ['one after the other', 1, 1],
  ['one after the other', 2, 1],
  ['three at once', 3, 3],
  ['three at once', 4, 3],
  ['five at once', 5, 5],
]

test.each(WAYS)(
  'frames lead to what a new page would show: changes %s (%i)',
  async (_, seed, atOnce) => {
    const [miriam, mod, ana, ben, observer] = await Promise.all([1, 2, 3, 4, 5].map(() => aPerson()))
    const group = await aGroup({
      readableBy: 'world',
      people: [
        [miriam!, 'owner'],
        [mod!, 'moderator'],
        [ana!, 'member'],
        [ben!, 'member'],
        [observer!, 'observer'],
      ],
    })
    const reading = await aReading({ group })
    const readers = [miriam!, mod!, ana!, ben!, observer!, null]
    const streams = await Promise.all(readers.map((person) => aStream(person, { reading: reading.id })))
    const rooms = await Promise.all(readers.map((person) => aRoom(person, reading)))

    const roll = dice(seed)
    const known = new Map<AnnotationId, { edit: number; rootId: AnnotationId }>()
    for (let round = 0; round < 120; round += atOnce) {
      const authors = Array.from({ length: atOnce }, () => roll([miriam!, mod!, ana!, ben!]))
      await Promise.all(authors.map((by) => change({ roll, by, moderator: mod!, reading, known })))
    }
    const last = await anAnnotation({ by: miriam!, reading, on: 'fox', says: 'The last' })
    // What is a person's own comes on a topic of its own: it is waited for with a note of their own.
    for (const [index, person] of readers.entries()) {
      await streams[index]?.until(last.id)
      if (person === null) continue
      const own = await anAnnotation({ by: person, reading, on: 'fox', visibility: 'private' })
      await streams[index]?.until(own.id)
    }

    for (const [index, person] of readers.entries()) {
      const { frames, close } = streams[index]!
      const room = frames.reduce(applyFrame, rooms[index]!)
      const expected = shown(await everything(person, reading))
      const actual = shown(room.rows)
      expect(room.isStale).toBe(false)
      expect([...actual.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
      for (const [id, row] of expected) expect(actual.get(id)).toEqual(row)
      close()
    }
  },
  120_000,
)
