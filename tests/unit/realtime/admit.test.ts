import { describe, expect, test } from 'vitest'
import type { Annotation } from '@/lib/annotations/annotation'
import { createAnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationStore } from '@/lib/client/annotation-store'
import { countArrivals, countMentions } from '@/lib/client/arrivals'
import { anchorsOfRoot } from '@/lib/client/anchor-rows'
import { rootsOf } from '@/lib/client/ledger'
import { withAllAnchors, withAllShown, withThreadShown } from '@/lib/client/ledger-changes'
import { changeLedger, takeArrival, takeFrame, takeSnapshot } from '@/lib/client/take-frame'
import { applyFrame } from '@/lib/realtime/apply-frame'
import type { Frame } from '@/lib/realtime/frame'
import { anAnnotation, anId, aTarget, READING } from '@/tests/support/annotations'
import { permutations } from '@/tests/support/permutations'
import { aSnapshot } from '@/tests/support/rooms'

const at = (number: number) => [aTarget({ start: number * 10, end: number * 10 + 5 })]
const own = (row: Annotation): Annotation => ({
  ...row,
  facts: { ...row.facts, annotation: { ...row.facts.annotation, authorIsViewer: true } },
})
const withReplies = (row: Annotation, ...replyIds: Annotation['id'][]): Annotation => ({
  ...row,
  thread: { resolvedAt: null, resolvedBy: null, replyIds },
})

const read = anAnnotation({ id: anId(1), targets: at(1) })
const elsewhere = anAnnotation({ id: anId(2), targets: at(2) })
const fresh = anAnnotation({ id: anId(3), targets: at(3) })
const replyTo = (root: Annotation, number: number) => anAnnotation({ id: anId(number), rootId: root.id })

const upsert = (annotation: Annotation): Frame => ({ kind: 'upsert', annotation })
const remove = ({ id, rootId }: Annotation): Frame => ({ kind: 'remove', readingId: READING, id, rootId })

/** A room with two threads, the first of them open. */
function aRoom(frames: readonly Frame[] = []) {
  const store = createAnnotationStore(aSnapshot([read, elsewhere]))
  changeLedger(store, (ledger) => withAllAnchors(ledger, [read, elsewhere].flatMap(anchorsOfRoot), 0))
  store.setState({ open: { rootId: read.id, focusId: read.id, by: 'card' } })
  for (const frame of frames) takeArrival(store, frame)
  return store
}

function drawn(store: AnnotationStore) {
  const { ledger } = store.getState()
  const rows = [...ledger.shown.values()].map(({ id, text, thread }) => ({
    id,
    text,
    replies: thread?.replyIds.toSorted(),
  }))
  return {
    rows: rows.toSorted((a, b) => a.id.localeCompare(b.id)),
    anchors: ledger.shownAnchors.map(({ id, start, end }) => ({ id, start, end })),
    roots: rootsOf(ledger),
    resolved: ledger.shownResolvedCount,
  }
}

const showAll = (store: AnnotationStore) => changeLedger(store, withAllShown)
const waiting = (store: AnnotationStore) => [...store.getState().ledger.waiting].toSorted()

const AT_ONCE: [string, Frame[]][] = [
  ['an edit of what is shown', [upsert({ ...elsewhere, edit: 2, text: 'Other' })]],
  ['an edit of a passage that is not fetched yet', [upsert({ ...elsewhere, edit: 2 })]],
  ['a reply in the open thread', [upsert(replyTo(read, 11))]],
  ['a thread of one’s own, from another device', [upsert(own(fresh))]],
  ['a reply of one’s own, in whatever thread', [upsert(own(replyTo(elsewhere, 11)))]],
  ['the end of a thread', [remove(elsewhere)]],
  ['the end of the open thread', [remove(read)]],
]

describe('shown at once', () => {
  test.each(AT_ONCE)('%s', (_, frames) => {
    const store = aRoom(frames)
    expect(waiting(store)).toEqual([])
    const shown = drawn(store)
    showAll(store)
    expect(drawn(store)).toEqual(shown)
  })

  test('what one’s own reply answers, though it waited', () => {
    const answer = own(replyTo(fresh, 11))
    const store = aRoom([upsert(fresh), upsert(replyTo(fresh, 12)), upsert(answer)])
    expect(waiting(store)).toEqual([])
    expect([...store.getState().ledger.shown.keys()]).toContain(fresh.id)
  })
})

const WAITS: [string, Frame[]][] = [
  ['a thread by another', [upsert(fresh)]],
  ['a note on the whole text', [upsert({ ...fresh, targets: [aTarget()] })]],
  ['a reply in a thread that is not open', [upsert(replyTo(elsewhere, 11))]],
  ['a thread with its replies', [upsert(fresh), upsert(replyTo(fresh, 11)), upsert(replyTo(fresh, 12))]],
  ['a thread that is edited meanwhile', [upsert(fresh), upsert({ ...fresh, edit: 2, text: 'Other' })]],
  [
    'a reply, though its root is told of again',
    [upsert(replyTo(elsewhere, 11)), upsert(withReplies({ ...elsewhere, edit: 2 }, anId(11)))],
  ],
  [
    'a thread that is resolved meanwhile',
    [
      upsert(fresh),
      upsert({ ...fresh, thread: { resolvedAt: '2026-10-06', resolvedBy: 'Ben', replyIds: [] } }),
    ],
  ],
]

describe('waits', () => {
  test.each(WAITS)('%s: nothing of it is seen before', (_, frames) => {
    const store = aRoom(frames)
    expect(waiting(store)).not.toEqual([])
    const before = drawn(aRoom())
    expect({ ...drawn(store), rows: ids(store) }).toEqual({ ...before, rows: ids(aRoom()) })
    expect(store.getState().ledger.shown.get(elsewhere.id)?.thread?.replyIds).toEqual([])
  })

  test('twice equals once', () => {
    for (const [, frames] of [...WAITS, ...AT_ONCE]) {
      const twice = frames.flatMap((frame) => [frame, frame])
      expect(waiting(aRoom(twice))).toEqual(waiting(aRoom(frames)))
      expect(drawn(aRoom(twice))).toEqual(drawn(aRoom(frames)))
    }
  })

  test('the highlights are not even painted again', () => {
    const store = aRoom([upsert(fresh)])
    const { shownAnchors } = store.getState().ledger
    takeArrival(store, upsert({ ...fresh, edit: 2 }))
    takeArrival(store, upsert(anAnnotation({ id: anId(4), targets: at(4) })))
    expect(store.getState().ledger.shownAnchors).toBe(shownAnchors)
  })

  test('a thread that is removed leaves nothing waiting, its replies included', () => {
    const store = aRoom([upsert(fresh), upsert(replyTo(fresh, 11)), remove(fresh)])
    expect(waiting(store)).toEqual([])
    expect(drawn(store)).toEqual(drawn(aRoom()))
  })
})

describe('showing what waits', () => {
  const frames = [
    upsert(fresh),
    upsert(replyTo(fresh, 11)),
    upsert({ ...fresh, edit: 2, text: 'Other' }),
    upsert(replyTo(elsewhere, 12)),
    remove(replyTo(fresh, 11)),
  ]

  /** Everything applied at once, as the room would be that holds nothing back. */
  function immediate(order: readonly Frame[]) {
    const { reading, viewer, facts, ledger, present } = aRoom().getState()
    const start = { readingId: reading.id, rows: ledger.rows, viewer, facts, present, isStale: false }
    return [...order.reduce(applyFrame, start).rows.values()]
  }

  test('in whatever order they came, it comes to the same as without waiting', () => {
    for (const order of permutations(frames)) {
      const store = aRoom(order)
      showAll(store)
      const rows = [...store.getState().ledger.shown.values()]
      expect(rows).toEqual(immediate(order))
      const anchored = rows.flatMap((row) => anchorsOfRoot(row).map(({ id }) => id))
      expect(store.getState().ledger.shownAnchors.map(({ id }) => id)).toEqual(anchored.toSorted())
    }
  })

  test('part of it before the rest changes nothing of that', () => {
    for (let cut = 0; cut <= frames.length; cut++) {
      const store = aRoom(frames.slice(0, cut))
      showAll(store)
      for (const frame of frames.slice(cut)) takeArrival(store, frame)
      showAll(store)
      expect([...store.getState().ledger.shown.values()]).toEqual(immediate(frames))
    }
  })

  test('opening a thread shows all of it and nothing else', () => {
    const store = aRoom([upsert(fresh), upsert(replyTo(fresh, 11)), upsert(replyTo(elsewhere, 12))])
    changeLedger(store, (ledger) => withThreadShown(ledger, fresh.id))
    expect(waiting(store)).toEqual([anId(12)])
  })

  test('the answer to one’s own change shows the thread it is in', () => {
    const store = aRoom([upsert(fresh), upsert(replyTo(elsewhere, 12))])
    takeFrame(store, upsert({ ...fresh, edit: 2 }))
    expect(waiting(store)).toEqual([anId(12)])
  })

  test('a new snapshot leaves nothing waiting', () => {
    const store = aRoom(frames)
    takeSnapshot(store, aSnapshot([read, elsewhere, fresh]), store.getState().ledger.tick)
    expect(waiting(store)).toEqual([])
    expect(ids(store)).toEqual([read.id, elsewhere.id, fresh.id])
  })
})

describe('the count', () => {
  const mention = { type: 'mention', attrs: { user: anId(0xa), label: 'Ana' } }
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [mention] }] }

  test('says how much waits, and in how much one is mentioned', () => {
    const store = aRoom([
      upsert(fresh),
      upsert({ ...replyTo(elsewhere, 11), body }),
      upsert(replyTo(read, 12)),
    ])
    store.setState(({ viewer }) => ({ viewer: { ...viewer, userId: anId(0xa) } }))
    expect([countArrivals(store.getState()), countMentions(store.getState())]).toEqual([2, 1])
  })

  test('leaves out what somebody muted wrote', () => {
    const store = aRoom([upsert(fresh), upsert(replyTo(elsewhere, 11))])
    store.setState({ muted: new Set([fresh.id]) })
    expect(countArrivals(store.getState())).toBe(1)
  })
})

function ids(store: AnnotationStore) {
  return [...store.getState().ledger.shown.keys()]
}
