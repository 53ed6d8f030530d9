/**
 * Puts the margin's cards beside their passages before React, in one forward pass: each at its passage or below the one
 * before (`placeCards` with none open). Cards are `[data-thread][data-start]` in `[data-margin]`, which may say its
 * `data-gap` in px. Written into the page after the margin, as its own source, under the same rules as `firstPaint`.
 * Sets `data-placed` on the margin, so that cards flow as a list where no script runs. All is measured before anything is
 * moved: a card that has been moved would have the page laid out again for the next.
 */
export function placeFirstCards(): void {
  const margin = document.querySelector<HTMLElement>('[data-margin]')
  if (!margin || margin.getClientRects().length === 0) return
  margin.dataset['placed'] = ''
  const from = margin.getBoundingClientRect().top
  const gap = Number(margin.dataset['gap'] ?? 12)
  const blocks = [...document.querySelectorAll<HTMLElement>('#article [data-o]')]
  const cards: { card: HTMLElement; want: number; height: number }[] = []
  let i = 0
  for (const card of margin.querySelectorAll<HTMLElement>('[data-thread][data-start]')) {
    const start = Number(card.dataset['start'])
    while (i + 1 < blocks.length && Number(blocks[i + 1]?.dataset['o']) <= start) i++
    const block = blocks[i]
    if (!block) break
    let { top } = block.getBoundingClientRect()
    let at = Number(block.dataset['o'])
    // Far blocks are not drawn yet; where their passage begins inside them will be seen soon enough.
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = top < 2 * innerHeight ? walker.nextNode() : null; node; node = walker.nextNode()) {
      const length = node instanceof Text ? node.length : node.nodeName === 'BR' ? 1 : 0
      if (node instanceof Text && start < at + length) {
        const range = document.createRange()
        range.setStart(node, Math.max(0, start - at))
        range.setEnd(node, Math.max(0, start - at) + 1)
        top = range.getBoundingClientRect().top
        break
      }
      at += length
    }
    cards.push({ card, want: top - from, height: card.offsetHeight })
  }
  let least = 0
  for (const { card, want, height } of cards) {
    const place = Math.max(want, least)
    card.style.insetBlockStart = `${place}px`
    least = place + height + gap
  }
}
