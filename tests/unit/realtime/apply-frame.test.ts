import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import type { AnnotationId, ReadingId } from '@/lib/ids'
import type { RoomState } from '@/lib/realtime/apply-frame'
import { applyFrame } from '@/lib/realtime/apply-frame'
import type { Frame } from '@/lib/realtime/frame'
import { NOBODY_PRESENT } from '@/lib/realtime/presence'
import { anAnnotation, anId, READING } from '@/tests/support/annotations'
import { plainQuestion } from '@/tests/support/facts'
import { interleavings, permutations } from '@/tests/support/permutations'

const ROOT = anId(1)
const OTHER = anId<ReadingId>(0xcccc)

function emptyRoom(...rows: Annotation[]): RoomState {
  const { viewer, facts } = plainQuestion()
  return {
    readingId: READING,
    rows: new Map(rows.map((row) => [row.id, row])),
    viewer,
    facts,
    present: NOBODY_PRESENT,
    isStale: false,
  }
}

function root(replyIds: AnnotationId[] = [], edit = 1): Annotation {
  return anAnnotation({
    id: ROOT,
    edit,
    text: `Root ${edit}`,
    thread: { resolvedAt: null, resolvedBy: null, replyIds },
  })
}

function reply(number: number, edit = 1, parent?: number): Annotation {
  const parentId = parent === undefined ? ROOT : anId(parent)
  const follows = number > 2 ? anId(number - 1) : null
  return anAnnotation({
    id: anId(number),
    rootId: ROOT,
    parentId,
    edit,
    text: `Reply ${number}, ${edit}`,
    follows,
  })
}

const upsert = (annotation: Annotation): Frame => ({ kind: 'upsert', annotation })
const remove = (number: number): Frame => ({
  kind: 'remove',
  readingId: READING,
  id: anId(number),
  rootId: ROOT,
})
const applyAll = (state: RoomState, frames: Frame[]) => frames.reduce(applyFrame, state)

/** What is shown, without regard to the order in which rows came; reply ids keep theirs unless sorted. */
function shown({ rows, ...rest }: RoomState, sorted = false) {
  const replyIds = [...(rows.get(ROOT)?.thread?.replyIds ?? [])]
  return {
    ...rest,
    texts: [...rows.values()].map(({ text, edit }) => `${text} (${edit})`).toSorted(),
    replyIds: sorted ? replyIds.toSorted() : replyIds,
  }
}

const FRAMES: Record<string, Frame> = {
  'a root': upsert(root([anId(2)], 2)),
  'a reply': upsert(reply(3)),
  'a reply to a reply': upsert(reply(4, 1, 2)),
  'an edit': upsert(reply(2, 5)),
  'an old edit': upsert(reply(2, 1)),
  'the end of a reply': remove(2),
  'the end of a thread': remove(1),
  'the end of what is unknown': remove(9),
  'facts of the reading': {
    kind: 'context',
    readingId: READING,
    viewer: { ...plainQuestion().viewer, suspended: true },
    facts: { ...plainQuestion().facts, role: 'observer' },
  },
  'who is here': { kind: 'presence', readingId: READING, count: 1, people: [{ id: anId(7), name: 'Ana' }] },
  'a reset': { kind: 'reset', readingId: READING },
  'a reset of everything': { kind: 'reset', readingId: null },
}

describe('taking over a frame', () => {
  test.each(Object.entries(FRAMES))('%s: twice equals once', (_, frame) => {
    for (const state of [emptyRoom(), emptyRoom(root()), emptyRoom(root([anId(2)]), reply(2, 3))]) {
      const once = applyFrame(state, frame)
      expect(applyFrame(once, frame)).toEqual(once)
    }
  })

  test.each(Object.entries(FRAMES))('%s: changes nothing that it was given', (_, frame) => {
    const state = emptyRoom(root([anId(2)]), reply(2, 3))
    const before = structuredClone(state)
    applyFrame(state, frame)
    expect(state).toEqual(before)
  })

  test('the whole of a replayed stream equals the stream, from wherever it is replayed', () => {
    const stream = [
      upsert(root()),
      upsert(reply(2)),
      upsert(reply(3)),
      upsert(reply(2, 2)),
      upsert(reply(4, 1, 3)),
      upsert(root([anId(2), anId(3), anId(4)], 2)),
    ]
    const done = applyAll(emptyRoom(), stream)
    for (let from = 0; from < stream.length; from++) {
      expect(shown(applyAll(done, stream.slice(from)))).toEqual(shown(done))
    }
  })

  test('frames of another reading are ignored', () => {
    const state = emptyRoom(root())
    const frames: Frame[] = [
      upsert({ ...reply(2), readingId: OTHER }),
      { kind: 'remove', readingId: OTHER, id: ROOT, rootId: ROOT },
      { kind: 'context', readingId: OTHER, viewer: state.viewer, facts: { ...state.facts, role: null } },
      { kind: 'reset', readingId: OTHER },
    ]
    for (const frame of frames) expect(applyFrame(state, frame)).toBe(state)
  })

  test('the facts of the reading are taken over, and a reset asks for a snapshot', () => {
    const context = applyFrame(emptyRoom(), FRAMES['facts of the reading'] as Frame)
    expect([context.facts.role, context.viewer.suspended, context.isStale]).toEqual(['observer', true, false])
    expect(applyFrame(context, { kind: 'reset', readingId: null })).toEqual({ ...context, isStale: true })
  })
})

describe('an annotation', () => {
  test('never goes back to an earlier edit, whatever the order', () => {
    for (const order of permutations([reply(2, 1), reply(2, 2), reply(2, 3)])) {
      const state = applyAll(emptyRoom(root()), order.map(upsert))
      expect(state.rows.get(anId(2))?.edit).toBe(3)
      expect(state.rows.get(ROOT)?.thread?.replyIds).toEqual([anId(2)])
    }
  })

  test('of the same edit is taken over: its status, place or thread may be new', () => {
    const state = applyFrame(emptyRoom(root()), upsert({ ...root(), status: 'rejected' }))
    expect(state.rows.get(ROOT)?.status).toBe('rejected')
  })

  test('an empty place is an upsert like any other', () => {
    const facts = { ...reply(2).facts, annotation: { ...reply(2).facts.annotation, live: false } }
    const empty = { ...reply(2), author: null, body: null, text: '', facts }
    expect(applyFrame(emptyRoom(root([anId(2)]), reply(2)), upsert(empty)).rows.get(anId(2))).toEqual(empty)
  })
})

describe('a thread', () => {
  test('counts a reply once, also when only its id is known', () => {
    const state = applyAll(emptyRoom(root([anId(2)])), [upsert(reply(2)), upsert(reply(2)), upsert(reply(3))])
    expect(state.rows.get(ROOT)?.thread?.replyIds).toEqual([anId(2), anId(3)])
    expect(applyFrame(emptyRoom(root([anId(2)])), remove(2)).rows.get(ROOT)?.thread?.replyIds).toEqual([])
  })

  test('that comes after its replies knows them, in its own order first', () => {
    const state = applyAll(emptyRoom(), [
      upsert(reply(4)),
      upsert(reply(2)),
      upsert(root([anId(2), anId(3)])),
    ])
    expect(state.rows.get(ROOT)?.thread?.replyIds).toEqual([anId(2), anId(3), anId(4)])
  })

  test('goes whole with its root', () => {
    const elsewhere = anAnnotation({ id: anId(50) })
    const state = emptyRoom(root([anId(2), anId(3)]), reply(2), reply(3, 1, 2), elsewhere)
    expect([...applyFrame(state, remove(1)).rows.keys()]).toEqual([elsewhere.id])
  })

  test('hands the replies of what is removed to what that answered', () => {
    const state = emptyRoom(root([anId(2), anId(3), anId(4)]), reply(2), reply(3, 1, 2), reply(4, 1, 3))
    const after = applyFrame(state, remove(3))
    expect(after.rows.get(anId(4))?.parentId).toBe(anId(2))
    expect(after.rows.get(ROOT)?.thread?.replyIds).toEqual([anId(2), anId(4)])
  })
})

describe('two writers at once', () => {
  const ana = [upsert(reply(2)), upsert(reply(2, 2)), upsert(reply(3, 1, 2)), remove(3)]
  const ben = [upsert(reply(4)), upsert(reply(5, 1, 4)), remove(4), upsert(reply(5, 2))]

  test('end alike in every order that keeps each of them in order', () => {
    const ends = interleavings(ana, ben).map((frames) => shown(applyAll(emptyRoom(root()), frames), true))
    expect(ends.length).toBe(70)
    for (const end of ends) expect(end).toEqual(ends[0])
    expect(ends[0]).toMatchObject({
      texts: ['Reply 2, 2 (2)', 'Reply 5, 2 (2)', 'Root 1 (1)'],
      replyIds: [anId(2), anId(5)],
    })
  })

  test('end alike when each frame comes twice in a row, as an answer and from the stream', () => {
    const plain = applyAll(emptyRoom(root()), [...ana, ...ben])
    for (const frames of interleavings(ana, ben)) {
      const doubled = frames.flatMap((frame) => [frame, frame])
      expect(shown(applyAll(emptyRoom(root()), doubled), true)).toEqual(shown(plain, true))
    }
  })

  test('end alike in every order at all, as long as nothing is removed, and the root’s frame puts the replies in order', () => {
    const frames = [
      upsert(reply(2)),
      upsert(reply(2, 2)),
      upsert(reply(4)),
      upsert(reply(5, 1, 4)),
      upsert(root([], 1)),
    ]
    const last = upsert(root([anId(4), anId(2), anId(5)], 1))
    for (const order of permutations(frames)) {
      const end = applyFrame(applyAll(emptyRoom(), order), last)
      expect(end.rows.get(ROOT)?.thread?.replyIds).toEqual([anId(4), anId(2), anId(5)])
      expect(shown(end).texts).toEqual(['Reply 2, 2 (2)', 'Reply 4, 1 (1)', 'Reply 5, 1 (1)', 'Root 1 (1)'])
    }
  })
})

describe('replies that were written at the same time', () => {
  const numbers = [2, 3, 4, 5]
  const order = numbers.map((number) => anId(number))

  test.each(permutations(numbers).map((arrived) => [arrived] as const))(
    'stand in one order for all, told of as %j once all are there',
    (arrived) => {
      const state = applyAll(
        emptyRoom(root()),
        arrived.map((number) => upsert(reply(number))),
      )
      expect(shown(state).replyIds).toEqual(order)
    },
  )

  test.each(permutations(numbers).map((arrived) => [arrived] as const))(
    'and told of as %j while the later are not there yet',
    (arrived) => {
      const frames = arrived.map((number, i) => {
        const earlier = arrived.slice(0, i).filter((other) => other < number)
        const follows = earlier.length === 0 ? null : anId(Math.max(...earlier))
        return upsert({ ...reply(number), follows })
      })
      expect(shown(applyAll(emptyRoom(root()), frames)).replyIds).toEqual(order)
    },
  )
})
