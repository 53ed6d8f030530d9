import { describe, expect, test } from 'vitest'
import { FLAG } from '@/lib/anchoring/packed'
import type { Annotation } from '@/lib/annotations/annotation'
import { changeLedger, takeFrame } from '@/lib/client/take-frame'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { anchorsOfRoot, shownAnchors } from '@/lib/client/anchor-rows'
import { countRoots, rootsOf } from '@/lib/client/ledger'
import { propose, refuse, withAllAnchors, withdraw, withOnly, withRows } from '@/lib/client/ledger-changes'
import { EVERYTHING } from '@/lib/client/only'
import type { Change } from '@/lib/client/overlay'
import { changeKey } from '@/lib/client/overlay'
import { bareProblem } from '@/lib/client/api'
import type { Frame } from '@/lib/realtime/frame'
import { anAnnotation, anId, aTarget, READING } from '@/tests/support/annotations'
import { interleavings } from '@/tests/support/permutations'
import { aBody, aSnapshot } from '@/tests/support/rooms'

const root = anAnnotation({ id: anId(1), targets: [aTarget({ start: 10, end: 20 })] })
const reply = anAnnotation({ id: anId(2), rootId: root.id })
const resolvedAt = '2026-10-06T12:00:00.000Z'

const mine = (given: Partial<Annotation> & { id: Annotation['id'] }) =>
  anAnnotation({
    ...given,
    facts: { ...root.facts, annotation: { ...root.facts.annotation, authorIsViewer: true } },
  })

const created = mine({ id: anId(3), targets: [aTarget({ start: 5, end: 9 })] })
const answer = mine({ id: anId(4), rootId: root.id })
const edited = { ...root, edit: 2, body: aBody('Other'), text: 'Other' }
const gone = { ...root.facts, annotation: { ...root.facts.annotation, live: false, hasReadableReply: true } }
const emptied = { ...root, author: null, body: null, text: '', edit: 1, facts: gone }
const settled = { ...root, thread: { resolvedAt, resolvedBy: 'Ana', replyIds: [] } }

/** A change, what the server says of it once it has happened, and what was there before. */
type Case = { name: string; before: Annotation[]; change: Change; after: Frame }
const CASES: Case[] = [
  {
    name: 'a new root',
    before: [root],
    change: {
      kind: 'create',
      id: created.id,
      row: { ...created, createdAt: 'now' },
      ranges: [{ start: 5, end: 9 }],
      draftNumber: 0,
    },
    after: { kind: 'upsert', annotation: created },
  },
  {
    name: 'a new reply',
    before: [root],
    change: {
      kind: 'create',
      id: answer.id,
      row: { ...answer, createdAt: 'now' },
      ranges: [],
      draftNumber: 0,
    },
    after: { kind: 'upsert', annotation: answer },
  },
  {
    name: 'an edit',
    before: [root],
    change: {
      kind: 'edit',
      id: root.id,
      seen: 1,
      draftNumber: 0,
      body: edited.body,
      text: 'Other',
      motivation: 'commenting',
      visibility: 'group',
      tags: [],
    },
    after: { kind: 'upsert', annotation: edited },
  },
  {
    name: 'a deletion that leaves nothing',
    before: [root],
    change: { kind: 'delete', id: root.id },
    after: { kind: 'remove', readingId: READING, id: root.id, rootId: root.id },
  },
  {
    name: 'a deletion that leaves an empty place',
    before: [{ ...root, thread: { resolvedAt: null, resolvedBy: null, replyIds: [reply.id] } }, reply],
    change: { kind: 'delete', id: root.id },
    after: { kind: 'upsert', annotation: emptied },
  },
  {
    name: 'resolving',
    before: [root],
    change: { kind: 'resolve', id: root.id, resolvedAt },
    after: { kind: 'upsert', annotation: settled },
  },
  {
    name: 're-opening',
    before: [settled],
    change: { kind: 'resolve', id: root.id, resolvedAt: null },
    after: { kind: 'upsert', annotation: root },
  },
]

/** What is drawn of it: the server's own times and names aside, which come with its word. */
function drawn(store: AnnotationStore) {
  const { ledger } = store.getState()
  const { shown, shownAnchors, shownResolvedCount } = ledger
  const rows = [...shown.values()].map(({ id, author, text, edit: _, thread }) => ({
    id,
    isEmpty: author === null,
    text,
    isResolved: (thread?.resolvedAt ?? null) !== null,
    replyIds: thread?.replyIds,
  }))
  const byId = rows.sort((a, b) => a.id.localeCompare(b.id))
  return {
    rows: byId,
    anchors: shownAnchors.map(({ id, start, end }) => ({ id, start, end })),
    roots: rootsOf(ledger),
    shownResolvedCount,
  }
}

function opened(before: Annotation[]) {
  const store = createAnnotationStore(aSnapshot(before, before.includes(settled) ? 1 : 0))
  changeLedger(store, (ledger) => withAllAnchors(ledger, before.flatMap(anchorsOfRoot), 0))
  return store
}

describe.each(CASES)('$name', ({ before, change, after }) => {
  const key = changeKey(change)
  const confirmed = (store: AnnotationStore) => {
    takeFrame(store, after)
    changeLedger(store, (ledger) => withdraw(ledger, key))
  }
  const end = opened(before)
  takeFrame(end, after)

  test('shows at once what the server will say', () => {
    const store = opened(before)
    changeLedger(store, (ledger) => propose(ledger, change))
    expect(drawn(store)).toEqual(drawn(end))
  })

  test('comes to the same in every order of answer and frames', () => {
    const propose_ = (store: AnnotationStore) => changeLedger(store, (ledger) => propose(ledger, change))
    const frame = (store: AnnotationStore) => void takeFrame(store, after)
    for (const steps of interleavings([confirmed], [frame, frame])) {
      const store = opened(before)
      propose_(store)
      for (const step of steps) {
        step(store)
        expect(drawn(store)).toEqual(drawn(end))
      }
      expect(store.getState().ledger.overlay.size).toBe(0)
      expect(store.getState().ledger.rows).toEqual(end.getState().ledger.rows)
    }
  })

  test('that failed stays in sight until it is sent again or given up', () => {
    const store = opened(before)
    changeLedger(store, (ledger) => refuse(propose(ledger, change), key, bareProblem('unavailable')))
    expect(drawn(store)).toEqual(drawn(end))
    expect(store.getState().ledger.overlay.get(key)?.problem?.code).toBe('unavailable')
    changeLedger(store, (ledger) => propose(ledger, change))
    expect(store.getState().ledger.overlay.get(key)?.problem).toBeNull()
    changeLedger(store, (ledger) => withdraw(ledger, key))
    expect(drawn(store)).toEqual(drawn(opened(before)))
  })

  test('that failed and happened all the same is settled by its frame', () => {
    const store = opened(before)
    changeLedger(store, (ledger) => refuse(propose(ledger, change), key, bareProblem('unavailable')))
    takeFrame(store, after)
    expect(store.getState().ledger.overlay.size).toBe(0)
    expect(drawn(store)).toEqual(drawn(end))
  })

  test('survives what others do meanwhile, and leaves their rows as they are', () => {
    const other = anAnnotation({ id: anId(9), targets: [aTarget({ start: 30, end: 40 })] })
    const store = opened([...before, other])
    changeLedger(store, (ledger) => propose(ledger, change))
    const held = store.getState().ledger.shown.get(other.id)
    takeFrame(store, { kind: 'upsert', annotation: anAnnotation({ id: anId(10) }) })
    expect(store.getState().ledger.overlay.has(key)).toBe(true)
    expect(store.getState().ledger.shown.get(other.id)).toBe(held)
  })
})

describe('an answer that was asked for before a frame', () => {
  test('does not bring back what the frame removed', () => {
    const store = opened([root])
    const since = store.getState().ledger.tick
    takeFrame(store, { kind: 'remove', readingId: READING, id: root.id, rootId: root.id })
    changeLedger(store, (ledger) => withRows(ledger, [root], since))
    changeLedger(store, (ledger) => withAllAnchors(ledger, anchorsOfRoot(root), since))
    expect(drawn(store)).toMatchObject({ rows: [], anchors: [], roots: [] })
  })

  test('does not take back what the frame said', () => {
    const store = opened([root])
    const since = store.getState().ledger.tick
    takeFrame(store, { kind: 'upsert', annotation: settled })
    changeLedger(store, (ledger) => withRows(ledger, [root], since))
    changeLedger(store, (ledger) => withAllAnchors(ledger, anchorsOfRoot(root), since))
    expect(drawn(store)).toMatchObject({ rows: [{ isResolved: true }], anchors: [], shownResolvedCount: 1 })
  })

  test('is taken over when it was asked for after it', () => {
    const store = opened([root])
    takeFrame(store, { kind: 'upsert', annotation: settled })
    const since = store.getState().ledger.tick
    changeLedger(store, (ledger) => withRows(ledger, [root], since))
    expect(drawn(store)).toMatchObject({ rows: [{ isResolved: false }] })
  })
})

describe('the anchors', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    anAnnotation({
      id: anId(100 + i),
      targets: [aTarget({ start: (i * 7) % 50, end: ((i * 7) % 50) + 1 + (i % 3) })],
    }),
  )

  test('stay in text order whatever arrives when', () => {
    const store = opened([])
    for (const annotation of many) takeFrame(store, { kind: 'upsert', annotation })
    const { shownAnchors } = store.getState().ledger
    expect(shownAnchors).toHaveLength(many.length)
    const inOrder = shownAnchors.every((anchor, i) => {
      const next = shownAnchors[i + 1]
      return !next || anchor.start < next.start || (anchor.start === next.start && anchor.end >= next.end)
    })
    expect(inOrder).toBe(true)
  })

  test('keep their identity while nothing of theirs changes', () => {
    const store = opened(many)
    const { ledger } = store.getState()
    const { shownAnchors } = ledger
    const roots = rootsOf(ledger)
    takeFrame(store, { kind: 'upsert', annotation: anAnnotation({ id: anId(2), rootId: anId(100) }) })
    expect(store.getState().ledger.shownAnchors).toBe(shownAnchors)
    expect(rootsOf(store.getState().ledger)).toBe(roots)
  })

  test('are counted by threads, whatever is shown of them and however many passages each has', () => {
    const store = opened(many)
    const count = () => countRoots(store.getState().ledger)
    const before = count()
    expect(before).toBe(rootsOf(store.getState().ledger).length)
    const twice = { targets: [aTarget({ start: 3, end: 4 }), aTarget({ start: 8, end: 9 })] }
    takeFrame(store, { kind: 'upsert', annotation: anAnnotation({ id: anId(91), ...twice }) })
    takeFrame(store, { kind: 'upsert', annotation: anAnnotation({ id: anId(92), targets: [aTarget()] }) })
    expect(count()).toBe(before + 2)
    const thread = { resolvedAt, resolvedBy: 'Ana', replyIds: [] }
    takeFrame(store, {
      kind: 'upsert',
      annotation: anAnnotation({ id: anId(91), ...twice, edit: 2, thread }),
    })
    expect(count()).toBe(before + 1)
    changeLedger(store, (ledger) => withOnly(ledger, { ...EVERYTHING, lens: 'none' }))
    expect(count()).toBe(before + 1)
  })

  test('are the same with new ones on their way as with new ones confirmed, resolved ones or not', () => {
    const closed = mine({
      id: anId(90),
      targets: [aTarget({ start: 3, end: 30 })],
      thread: { resolvedAt, resolvedBy: 'Ana', replyIds: [] },
    })
    const store = opened([])
    for (const annotation of [...many, closed]) takeFrame(store, { kind: 'upsert', annotation })
    const before = store.getState().ledger.anchors
    const added = [0, 3, 25, 60].map((start, i) =>
      mine({ id: anId(200 + i), targets: [aTarget({ start, end: start + 2 }), aTarget({ start, end: 70 })] }),
    )
    const ranges = (row: Annotation) => anchorsOfRoot(row).map(({ start, end }) => ({ start, end }))
    const overlay = added.map((row) => ({
      kind: 'create' as const,
      id: row.id,
      row,
      ranges: ranges(row),
      draftNumber: 0,
      problem: null,
    }))
    const onTheirWay = shownAnchors(before, new Map(added.map((row) => [row.id, row])), overlay)
    for (const annotation of added) takeFrame(store, { kind: 'upsert', annotation })
    expect(onTheirWay).toEqual(store.getState().ledger.shownAnchors)
    expect(onTheirWay.some(({ id }) => id === closed.id)).toBe(false)
    expect(shownAnchors(before, new Map(), [])).toBe(shownAnchors(before, new Map(), []))
  })

  test('say whose they are and what', () => {
    const [anchor] = anchorsOfRoot({ ...created, motivation: 'questioning' })
    expect(anchor?.flags).toBe(FLAG.own | FLAG.question)
  })
})

test('a frame taken twice changes nothing the second time', () => {
  for (const { before, after } of CASES) {
    const store = opened(before)
    takeFrame(store, after)
    const once = drawn(store)
    takeFrame(store, after)
    expect(drawn(store)).toEqual(once)
  }
})

test('a thread that is removed does not stay open', () => {
  const store = opened([root])
  store.setState({ open: { rootId: root.id, focusId: root.id, by: 'card' } })
  takeFrame(store, { kind: 'remove', readingId: READING, id: root.id, rootId: root.id })
  expect(store.getState().open).toBeNull()
})

test('a reset asks for a new snapshot', () => {
  expect(takeFrame(opened([root]), { kind: 'reset', readingId: null })).toBe(true)
  expect(takeFrame(opened([root]), { kind: 'upsert', annotation: root })).toBe(false)
})
