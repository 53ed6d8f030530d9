import { describe, expect, test } from 'vitest'
import { buildThread, flattenThread } from '@/lib/annotations/build-thread'
import { foldedReplies, FOLDS_FROM, SHOWN_AFTER_FOLD } from '@/lib/annotations/fold'
import { isResolved } from '@/lib/annotations/thread-filter'
import { STEPS, threadLines } from '@/lib/annotations/thread-lines'
import { compareByValue, compareInText, inTextOrder, placeInText } from '@/lib/annotations/thread-order'
import { replyCount, withoutReply, withReply } from '@/lib/annotations/thread-summary'
import { isWidening, VISIBILITIES } from '@/lib/annotations/visibility'
import type { AnnotationId } from '@/lib/ids'
import { anAnnotation, anId, aTarget } from '@/tests/support/annotations'
import { permutations } from '@/tests/support/permutations'

type Link = { id: AnnotationId; rootId: AnnotationId; parentId: AnnotationId | null }

const NAMES = 'rabcdexyz'
const idOfName = (name: string) => anId(NAMES.indexOf(name) + 1)
const nameOfId = (id: AnnotationId) => NAMES.split('').find((name) => idOfName(name) === id) ?? '?'

/** "a>r" is a reply a to r; "r" alone is the root; "x!" belongs to another thread. */
function links(...written: string[]): Link[] {
  return written.map((text) => {
    const [name = '', parent] = text.split('>')
    const id = idOfName(name[0] ?? '')
    return {
      id,
      rootId: text.endsWith('!') ? id : idOfName('r'),
      parentId: parent === undefined ? null : idOfName(parent),
    }
  })
}

function drawn(list: Link[]): string | null {
  const root = buildThread(idOfName('r'), list)
  if (root === null) return null
  const draw = (node: NonNullable<typeof root>): string =>
    nameOfId(node.annotation.id) + (node.replies.length === 0 ? '' : `(${node.replies.map(draw).join(' ')})`)
  return draw(root)
}

describe('a thread', () => {
  test.each([
    ['of the root alone', ['r'], 'r'],
    ['of replies in order', ['r', 'a>r', 'b>r'], 'r(a b)'],
    ['nested', ['r', 'a>r', 'b>a', 'c>b', 'd>a'], 'r(a(b(c) d))'],
    ['whose replies come before what they answer', ['c>b', 'b>a', 'a>r', 'r'], 'r(a(b(c)))'],
    ['with a gap: the reply to what is missing answers the root', ['r', 'c>b', 'a>r'], 'r(c a)'],
    ['with a reply that names no parent', ['r', 'a', 'b>a'], 'r(a(b))'],
    ['with a reply to itself', ['r', 'a>a', 'b>a'], 'r(a(b))'],
    ['with a circle, opened at its first', ['r', 'a>b', 'b>c', 'c>a'], 'r(a(c(b)))'],
    ['with one of another thread', ['r', 'x!', 'a>r'], 'r(a)'],
    ['with one that comes twice', ['r', 'a>r', 'b>r', 'a>b'], 'r(a b)'],
    ['without its root', ['a>r'], null],
    ['whose root names a parent', ['r>a', 'a>r'], 'r(a)'],
  ])('%s', (_, written, tree) => {
    expect(drawn(links(...written))).toBe(tree)
  })

  test('holds everything of it once, in every order of the list', () => {
    const list = links('r', 'a>r', 'b>a', 'c>d', 'd>c', 'e>z')
    for (const order of permutations(list)) {
      const root = buildThread(idOfName('r'), order)
      if (root === null) throw new Error('No root')
      const shown = flattenThread(root).map(({ id }) => nameOfId(id))
      expect(shown[0]).toBe('r')
      expect(shown.toSorted().join('')).toBe('abcder')
    }
  })

  test('may be deeper than any stack', () => {
    const list = [...Array(50_000).keys()].map((n) => ({
      id: anId(n),
      rootId: anId(0),
      parentId: n === 0 ? null : anId(n - 1),
    }))
    const root = buildThread(anId(0), list)
    expect(root === null ? 0 : flattenThread(root).length).toBe(50_000)
  })
})

describe('text order', () => {
  const at = (number: number, ...ranges: Array<{ start: number; end: number } | undefined>) =>
    anAnnotation({ id: anId(number), targets: ranges.map((range) => aTarget(range)) })
  const orphan = anAnnotation({
    id: anId(90),
    targets: [{ ...aTarget({ start: 1, end: 2 }), anchor: { state: 'orphan', reason: 'deleted' } }],
  })
  /** Written in the order they shall have. */
  const ordered = [
    at(70, undefined),
    at(71, undefined),
    at(50, { start: 0, end: 9 }),
    at(51, { start: 4, end: 20 }),
    at(5, { start: 4, end: 9 }),
    at(6, { start: 4, end: 9 }),
    at(4, { start: 30, end: 31 }, { start: 5, end: 6 }),
    at(3, { start: 8, end: 9 }),
    orphan,
  ]

  test('is the notes on the whole, then start, longer first, then id; orphans last; from every start', () => {
    for (let shift = 0; shift < ordered.length; shift++) {
      const mixed = [...ordered.slice(shift), ...ordered.slice(0, shift)].toReversed()
      expect(inTextOrder(mixed)).toEqual(ordered)
    }
  })

  test('is an order: total, and the same both ways round', () => {
    for (const a of ordered) {
      for (const b of ordered) {
        expect(Math.sign(compareInText(a, b))).toBe(-Math.sign(compareInText(b, a)) + 0)
        expect(compareInText(a, b) === 0).toBe(a === b)
      }
    }
  })

  test('by value is most valued first, of those valued alike as in the text', () => {
    const worth = (number: number, start: number, count: number) =>
      anAnnotation({
        id: anId(number),
        targets: [aTarget({ start, end: start + 1 })],
        valued: { count, byViewer: false },
      })
    const wanted = [worth(4, 50, 12), worth(3, 2, 9), worth(2, 7, 9), worth(1, 0, 0)]
    for (const order of permutations(wanted)) expect(order.toSorted(compareByValue)).toEqual(wanted)
  })

  test('takes the earliest passage, of those the longest', () => {
    expect(placeInText(at(1, { start: 9, end: 10 }, { start: 2, end: 4 }, { start: 2, end: 7 }))).toEqual({
      start: 2,
      end: 7,
    })
    expect(placeInText(orphan)).toBeNull()
  })
})

describe('the fold', () => {
  const replies = (count: number) => [...Array(count).keys()].map((n) => anId(n))
  const hiddenOf = (...given: Parameters<typeof foldedReplies>) => [...foldedReplies(...given)]

  test('hides the middle from five replies on and leaves the last three', () => {
    for (let count = 0; count < 20; count++) {
      const hidden = replies(count).slice(0, count < FOLDS_FROM ? 0 : count - SHOWN_AFTER_FOLD)
      expect(hiddenOf(replies(count))).toEqual(hidden)
    }
  })

  test('never hides what is meant nor its neighbours, nor one alone between others', () => {
    for (let count = FOLDS_FROM; count < 20; count++) {
      for (const [at, id] of replies(count).entries()) {
        const hidden = new Set(hiddenOf(replies(count), { meant: [id] }))
        for (const near of [at - 1, at, at + 1]) expect(hidden).not.toContain(anId(Math.max(0, near)))
        const shown = (n: number) => n < 0 || n >= count || !hidden.has(anId(n))
        for (let n = 0; n < count; n++) expect(!shown(n) && shown(n - 1) && shown(n + 1)).toBe(false)
      }
    }
    expect(hiddenOf(replies(9), { meant: [anId(4)] })).toEqual(replies(3))
    expect(hiddenOf(replies(300), { meant: [anId(100)] })).toHaveLength(294)
  })

  test('hides nothing that has been in sight, however many come', () => {
    const seen = new Set(replies(4))
    expect(hiddenOf(replies(9), { seen })).toEqual([anId(4), anId(5)])
    expect(hiddenOf(replies(5), { seen: new Set(replies(4)) })).toEqual([])
  })

  test('passes over what is meant and is not there', () => {
    expect(hiddenOf(replies(7), { meant: [anId(99)] })).toEqual(replies(4))
  })
})

describe('the lines of a thread', () => {
  /** "1a 2b? [cd] 1e": level and name, a question mark where it has to be said what is answered, folds in brackets. */
  function lines(written: string[], hidden = ''): string {
    const root = buildThread(idOfName('r'), links(...written))
    if (root === null) throw new Error('No root')
    const folded = new Set(hidden.split('').map(idOfName))
    return threadLines(root, folded)
      .map((line) =>
        line.kind === 'fold'
          ? `[${line.ids.map(nameOfId).join('')}]`
          : `${line.level}${nameOfId(line.reply.id)}${line.isPlaced ? '' : '?'}`,
      )
      .join(' ')
  }

  test.each([
    ['replies to the root', ['r', 'a>r', 'b>r'], '', '1a 1b'],
    ['a reply to a reply, before the next', ['r', 'a>r', 'b>r', 'c>a'], '', '1a 2c 1b'],
    ['far down, where steps end', ['r', 'a>r', 'b>a', 'c>b', 'd>c', 'e>d', 'x>e'], '', '1a 2b 3c 4d 4e? 4x?'],
    ['the middle folded', ['r', 'a>r', 'b>r', 'c>r'], 'ab', '[ab] 1c'],
    ['a reply to what is folded takes its place', ['r', 'a>r', 'b>a', 'c>b'], 'a', '[a] 1b? 2c'],
    ['two folds', ['r', 'a>r', 'b>r', 'c>r', 'd>r'], 'abd', '[ab] 1c [d]'],
  ])('%s', (_, written, hidden, drawn) => {
    expect(lines(written, hidden)).toBe(drawn)
  })

  test('of a thread deeper than any stack stay one list', () => {
    const list = [...Array(5_000).keys()].map((n) => ({
      id: anId(n),
      rootId: anId(0),
      parentId: n === 0 ? null : anId(n - 1),
    }))
    const root = buildThread(anId(0), list)
    expect(root && threadLines(root, new Set()).at(-1)).toMatchObject({ level: STEPS, isPlaced: false })
  })
})

test('a summary counts a reply once, however often it comes and goes', () => {
  const empty = { resolvedAt: null, resolvedBy: null, replyIds: [] }
  const follows = (id: AnnotationId) => (id === anId(1) ? null : anId(1))
  const one = withReply(empty, anId(1), follows)
  expect(withReply(one, anId(1), follows)).toBe(one)
  expect(replyCount({ thread: withReply(one, anId(2), follows) })).toBe(2)
  expect(withoutReply(one, anId(2))).toBe(one)
  expect(withoutReply(withoutReply(one, anId(1)), anId(1))).toEqual(empty)
  expect(replyCount({ thread: null })).toBe(0)
  expect(isResolved({ thread: { ...empty, resolvedAt: '2026-10-05T10:00:00.000Z' } })).toBe(true)
  expect([{ thread: empty }, { thread: null }].map(isResolved)).toEqual([false, false])
})

test('visibility is only widened: private, moderators, group', () => {
  const order = ['group', 'moderators', 'private'] as const
  expect(VISIBILITIES).toEqual(order)
  for (const from of order) {
    for (const to of order) expect(isWidening(from, to)).toBe(order.indexOf(to) <= order.indexOf(from))
  }
})
