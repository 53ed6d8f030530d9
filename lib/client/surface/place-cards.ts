/** A card of the margin: `want` is where its passage begins, in px from the margin's top. */
export type Card = { id: string; want: number; height: number }

/** `gap` is kept between cards; no card goes above `ceiling` (0, the margin's top, where nothing is said). All in px. */
export type Spacing = { gap: number; ceiling?: number }

/**
 * The top of each card, in px. Cards keep their order and never overlap. Each stands at its passage, or below the one
 * before it. The open one stands exactly at its passage and the others make room above and below; only when those above
 * would pass the ceiling is it moved down, and no further than it must be.
 */
export function placeCards(
  cards: readonly Card[],
  open: string | null,
  spacing: Spacing,
): Map<string, number> {
  const wants = cards.map(({ want }) => want)
  let tops = settle(cards, wants, spacing)
  const at = cards.findIndex(({ id }) => id === open)
  if (at >= 0) {
    tops = [...tops.slice(0, at), ...wants.slice(at)]
    for (let i = at - 1; i >= 0; i--)
      tops[i] = Math.min(tops[i] ?? 0, (tops[i + 1] ?? 0) - spacing.gap - (cards[i]?.height ?? 0))
    tops = settle(cards, tops, spacing)
  }
  return new Map(cards.map(({ id }, i) => [id, tops[i] ?? 0]))
}

/** Each place moved down as far as the ceiling and the card before it demand. */
function settle(cards: readonly Card[], places: readonly number[], { gap, ceiling = 0 }: Spacing): number[] {
  let least = ceiling
  return cards.map(({ height }, i) => {
    const top = Math.max(places[i] ?? 0, least)
    least = top + height + gap
    return top
  })
}
