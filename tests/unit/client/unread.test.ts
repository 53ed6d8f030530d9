import { describe, expect, test } from 'vitest'
import { FLAG } from '@/lib/anchoring/packed'
import { UNREAD_COUNTED } from '@/lib/annotations/limits'
import { titleWithUnread } from '@/lib/annotations/unread-words'
import {
  newRepliesIn,
  openUnread,
  withAllSeen,
  withAnchors,
  withArrival,
  withoutThese,
  withoutUnread,
  withSeen,
  withThreads,
} from '@/lib/client/unread'
import type { Unread } from '@/lib/client/unread'
import { anAnnotation, anId } from '@/tests/support/annotations'
import { permutations } from '@/tests/support/permutations'

const [A, B, FAR] = [anId(1), anId(2), anId(3)]
const [A1, A2, FAR1] = [anId(11), anId(12), anId(13)]

/** Ana's page: thread A with two unread replies, B read, and a thread far away with one unread in it. */
const page = () => openUnread({ unreadCount: 4, unread: { [A]: [A, A1, A2] }, rootIds: [A, B] })

const anchor = (id: string, flags: number) => ({ id, start: 0, end: 3, depth: 1, flags })

const ANCHORS = [anchor(A, FLAG.unread), anchor(B, FLAG.own | FLAG.recent), anchor(FAR, FLAG.unread)]

/** What a page shows of it. */
function shown({ count, threads, ids }: Unread) {
  return { count, threads: [...threads].toSorted(), ids: [...ids.keys()].toSorted() }
}

describe('what a page knows to be unread', () => {
  test('is what the snapshot says, and of threads far away what their anchors say', () => {
    const { unread, anchors } = withAnchors(page(), ANCHORS)
    expect(shown(unread)).toEqual({ count: 4, threads: [A, FAR], ids: [A, A1, A2] })
    expect([...unread.recent]).toEqual([B])
    expect(anchors.map(({ flags }) => flags)).toEqual([0, FLAG.own, 0])
    expect(newRepliesIn(unread, A)).toBe(2)
  })

  test('is less by what is seen, in any order and however often, on this page or another device', () => {
    const ways = permutations([[A], [A1, A], [A2]])
    const ends = ways.map((way) => shown(way.reduce<Unread>((unread, ids) => withSeen(unread, ids), page())))
    expect(ends).toEqual(ways.map(() => ({ count: 1, threads: [], ids: [] })))
  })

  test('is never more again by an answer that was on its way when it was seen', () => {
    const seen = withSeen(page(), [A, A1])
    const late = withThreads(seen, [A], { [A]: [A, A1, A2] })
    expect(shown(late)).toEqual({ count: 2, threads: [A], ids: [A2] })
    expect(shown(withAnchors(late, ANCHORS).unread).threads).toEqual([A, FAR])
  })

  test('of a thread far away is known when it has come', () => {
    const { unread } = withAnchors(page(), ANCHORS)
    const near = withThreads(unread, [FAR], { [FAR]: [FAR1] })
    expect(shown(near)).toEqual({ count: 4, threads: [A, FAR], ids: [A, A1, A2, FAR1] })
    expect(shown(withSeen(near, [FAR1])).threads).toEqual([A])
    expect(shown(withThreads(unread, [FAR], {})).threads).toEqual([A])
  })

  test('is more by what arrives from others, once', () => {
    const reply = anAnnotation({ id: anId(21), rootId: B })
    const arrived = withArrival(withArrival(page(), reply), reply)
    expect(shown(arrived)).toEqual({ count: 5, threads: [A, B], ids: [A, A1, A2, reply.id].toSorted() })
    expect(arrived.recent.has(B)).toBe(true)
    const { annotation, thread } = reply.facts
    const own = { ...reply, facts: { annotation: { ...annotation, authorIsViewer: true }, thread } }
    const before = page()
    expect(withArrival(before, own)).toBe(before)
    expect(withArrival(before, { ...reply, author: null })).toBe(before)
    const seen = withSeen(page(), [reply.id])
    expect(withArrival(seen, reply)).toBe(seen)
  })

  test('goes with what is taken away, a root with its thread', () => {
    expect(shown(withoutUnread(page(), { id: A1, rootId: A }))).toEqual({
      count: 3,
      threads: [A],
      ids: [A, A2],
    })
    expect(shown(withoutUnread(page(), { id: A, rootId: A }))).toEqual({ count: 1, threads: [], ids: [] })
    const before = page()
    expect(withoutUnread(before, { id: anId(9), rootId: B })).toBe(before)
  })

  test('is less by what somebody wrote whom one comes to mute, whose thread others go on in', () => {
    expect(shown(withoutThese(page(), [A, A1]))).toEqual({ count: 2, threads: [A], ids: [A2] })
    expect(shown(withoutThese(page(), [A, A1, A2]))).toEqual({ count: 1, threads: [], ids: [] })
  })

  test('is nothing once all was marked, and stays so', () => {
    const all = withAllSeen(withAnchors(page(), ANCHORS).unread)
    expect(shown(all)).toEqual({ count: 0, threads: [], ids: [] })
    expect(shown(withThreads(all, [A], { [A]: [A, A1] }))).toEqual({ count: 0, threads: [], ids: [] })
  })
})

test('beyond what is counted only the server knows how much is left', () => {
  const many = openUnread({ unreadCount: UNREAD_COUNTED, unread: { [A]: [A] }, rootIds: [A] })
  expect(withSeen(many, [A]).count).toBe(UNREAD_COUNTED)
  expect([0, 3, UNREAD_COUNTED].map((count) => titleWithUnread('A text', count))).toEqual([
    'A text',
    '(3) A text',
    '(1,000+) A text',
  ])
})
