import { expect, test } from 'vitest'
import { placeCards } from '@/lib/client/surface/place-cards'
import type { Card } from '@/lib/client/surface/place-cards'

const GAP = 12

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

function deckOf(seed: number): { cards: Card[]; open: string | null; ceiling: number } {
  const below = numbers(seed)
  let want = below(200) - 100
  const cards = Array.from({ length: below(12) }, (_, i) => {
    want += below(3) === 0 ? 0 : below(300)
    return { id: `c${i}`, want, height: 40 + below(200) }
  })
  const open = below(4) === 0 ? null : (cards[below(Math.max(1, cards.length))]?.id ?? null)
  return { cards, open, ceiling: 0 - below(3) * 100 }
}

type Placed = Card & { top: number }
type Law = (deck: { placed: Placed[]; at: number; ceiling: number; note: string }) => void

const laws: [string, Law][] = [
  [
    'every card has a place, in order, none over another, none above the ceiling',
    ({ placed, ceiling, note }) => {
      let least = ceiling
      for (const { top, height } of placed) {
        expect(top, note).toBeGreaterThanOrEqual(least)
        least = top + height + GAP
      }
    },
  ],
  [
    'the open card stands at its passage, or as little below it as the ceiling allows',
    ({ placed, at, ceiling, note }) => {
      const above = placed.slice(0, at).reduce((sum, { height }) => sum + height + GAP, 0)
      const open = placed[at]
      if (open) expect(open.top, note).toBe(Math.max(open.want, ceiling + above))
    },
  ],
  [
    'the cards after it, or all when none is open, stand at their passage or right below the one before',
    ({ placed, at, ceiling, note }) => {
      placed.slice(at + 1).forEach((card, i) => {
        const before = placed[at + i]
        const least = before ? before.top + before.height + GAP : ceiling
        expect(card.top, note).toBe(Math.max(card.want, least))
      })
    },
  ],
]

test.each(laws)('%s', (_, law) => {
  for (let seed = 0; seed < 300; seed++) {
    const { cards, open, ceiling } = deckOf(seed)
    const tops = placeCards(cards, open, { gap: GAP, ceiling })
    const placed = cards.map((card) => ({ ...card, top: tops.get(card.id) ?? Number.NaN }))
    law({ placed, at: placed.findIndex(({ id }) => id === open), ceiling, note: `deck ${seed}` })
  }
})

test.each<[string, Card[], string | null, number[]]>([
  ['none', [], null, []],
  ['apart', [card('a', 0), card('b', 200)], null, [0, 200]],
  ['crowded', [card('a', 10), card('b', 20), card('c', 30)], null, [10, 122, 234]],
  ['the last open: others slide up', [card('a', 300), card('b', 310), card('c', 320)], 'c', [96, 208, 320]],
  ['the middle open', [card('a', 300), card('b', 310), card('c', 320)], 'b', [198, 310, 422]],
  ['no room above', [card('a', 10), card('b', 20)], 'b', [0, 112]],
  ['passage above the margin', [card('a', -50)], 'a', [0]],
  ['the open one is not among them', [card('a', 10), card('b', 20)], 'z', [10, 122]],
])('%s', (_, cards, open, tops) => {
  expect([...placeCards(cards, open, { gap: GAP }).values()]).toEqual(tops)
})

function card(id: string, want: number): Card {
  return { id, want, height: 100 }
}
