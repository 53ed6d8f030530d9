import { expect, test } from 'vitest'
import { can } from '@/lib/permissions/can'
import type { Viewer } from '@/lib/permissions/facts'
import type { BeforeState } from '@/lib/realtime/event'
import type { Frame } from '@/lib/realtime/frame'
import type { SeenChange, SubjectFacts } from '@/lib/realtime/frame-for'
import { frameFor } from '@/lib/realtime/frame-for'
import { anAnnotation, anId, READING } from '@/tests/support/annotations'
import type { Question } from '@/tests/support/facts'
import { plainQuestion, visitQuestions } from '@/tests/support/facts'
import { factsNamedBy, valuesToldApart } from '@/tests/support/named-facts'

const ID = anId(1)
const ANNOTATION = anAnnotation({ id: ID })

const STATES: Array<Omit<BeforeState, 'reply'>> = [true, false].flatMap((live) =>
  (['approved', 'pending'] as const).flatMap((status) =>
    (['group', 'moderators', 'private'] as const).map((visibility) => ({ live, status, visibility })),
  ),
)

function ask(
  { viewer, facts }: Question,
  given: { before: BeforeState | null; reply?: SubjectFacts },
): Frame | null {
  const { annotation, thread, ...reading } = facts
  const change: SeenChange = {
    readingId: READING,
    id: ID,
    rootId: ID,
    reading,
    now: { annotation, thread },
    before: given.before,
    reply: given.reply ?? null,
    present: () => ANNOTATION,
  }
  return frameFor(viewer, change)
}

function withFacts(question: Question, before: Omit<BeforeState, 'reply'>): Question['facts'] {
  return { ...question.facts, annotation: { ...question.facts.annotation, ...before } }
}

test('over every viewer, state and state before: what may be placed is sent, what no longer may is removed, and nothing else is named', () => {
  const told = { upsert: 0, remove: 0, nothing: 0 }
  visitQuestions(
    factsNamedBy('annotation:place').filter(
      (path) => path !== 'document.published' && path !== 'document.role',
    ),
    (q) => {
      const mayNow = can(q.viewer, 'annotation:place', q.facts)
      for (const before of [null, ...STATES]) {
        const frame = ask(q, { before })
        const could = before !== null && can(q.viewer, 'annotation:place', withFacts(q, before))
        const expected = mayNow ? 'upsert' : could ? 'remove' : 'nothing'
        if ((frame?.kind ?? 'nothing') !== expected) throw new Error(JSON.stringify({ q, before, frame }))
        told[expected]++
      }
    },
    valuesToldApart('annotation:place'),
  )
  expect(Math.min(...Object.values(told))).toBeGreaterThan(1000)
}, 30_000)

test("of another's private words nobody else hears anything, whatever happens to them", () => {
  visitQuestions(
    [
      'viewer',
      'role',
      'group.readableBy',
      'annotation.live',
      'annotation.hasReadableReply',
      'annotation.status',
    ],
    (q) => {
      q.facts.annotation.visibility = 'private'
      for (const live of [true, false]) {
        for (const before of [null, { live, status: 'approved', visibility: 'private' } as const]) {
          expect(ask(q, { before })).toBeNull()
        }
      }
    },
  )
})

test('of what was never approved nobody else hears that it is gone', () => {
  const q = plainQuestion()
  q.facts.annotation = { ...q.facts.annotation, live: false, status: 'pending' }
  expect(ask(q, { before: { live: true, status: 'pending', visibility: 'group' } })).toBeNull()
  q.facts.role = 'moderator'
  expect(ask(q, { before: { live: true, status: 'pending', visibility: 'group' } })).toMatchObject({
    kind: 'remove',
    id: ID,
  })
})

test('words that become visible are new, and never an edit of what was hidden', () => {
  const q = plainQuestion()
  expect(ask(q, { before: { live: true, status: 'pending', visibility: 'group' } })).toEqual({
    kind: 'upsert',
    annotation: ANNOTATION,
  })
  expect(ask(q, { before: { live: true, status: 'approved', visibility: 'private' } })).toEqual({
    kind: 'upsert',
    annotation: ANNOTATION,
  })
})

test('a row that is gone tells nothing, because nobody can say any more who saw it', () => {
  const change = { readingId: READING, id: ID, rootId: ID, reply: null, present: () => null }
  const { viewer, facts } = plainQuestion()
  const before = { live: true, status: 'approved', visibility: 'group' } as const
  expect(frameFor(viewer, { ...change, reading: facts, now: null, before })).toBeNull()
})

/** An empty place of Ben's whose last reply, Chen's, was just deleted. */
function emptied(viewer: Viewer, reply: { visibility: 'group' | 'moderators' | 'private'; own: boolean }) {
  const q = plainQuestion()
  q.viewer = viewer
  q.facts.annotation.live = false
  const state = { live: true, status: 'approved', visibility: reply.visibility } as const
  const before: BeforeState = {
    live: false,
    status: 'approved',
    visibility: 'group',
    reply: { id: anId(2), ...state },
  }
  const annotation = { ...plainQuestion().facts.annotation, ...state, live: false, authorIsViewer: reply.own }
  return ask(q, { before, reply: { annotation, thread: q.facts.thread } })
}

test('an empty place goes with its last reply, for those who could read that reply and for nobody else', () => {
  const member = plainQuestion().viewer
  const moderatorsOnly = { visibility: 'moderators', own: false } as const
  expect(emptied(member, { visibility: 'group', own: false })).toEqual({
    kind: 'remove',
    readingId: READING,
    id: ID,
    rootId: ID,
  })
  expect(emptied(member, { visibility: 'private', own: true })).toMatchObject({ kind: 'remove' })
  expect(emptied(member, { visibility: 'private', own: false })).toBeNull()
  expect(emptied(member, moderatorsOnly)).toBeNull()
  expect(emptied({ ...member, userId: null }, { visibility: 'group', own: false })).toBeNull()
})
