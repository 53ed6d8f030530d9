import { expect } from '@playwright/test'
import { placeFirstCards } from '@/lib/client/surface/place-first-cards'
import { plainText } from '@/lib/documents/plain-text'
import { longArticle } from './support/long-article'
import { test } from './support/surface-test'

const { doc } = longArticle(8)
const { blocks } = plainText(doc)
const starts = [3, 40, blocks[1]!.start + 60, blocks[2]!.start, blocks[6]!.start + 4, blocks[50]!.start]
const cards = starts.map(
  (start, i) => `<li data-thread="t${i}" data-start="${start}">${'card<br>'.repeat(3)}</li>`,
)
const css = `body { position: relative } [data-margin] { position: absolute; inset-block-start: 0; inset-inline-end: -12rem; inline-size: 10rem; margin: 0 }
  [data-margin][data-placed] > li { position: absolute }`
const after = `<ul data-margin data-gap="10">${cards.join('')}</ul><script>(${placeFirstCards.toString()})()</script>`

test('cards stand at their passage or below the one before, before anything else has loaded', async ({
  page,
  openArticle,
}) => {
  await openArticle(doc, { css, after })
  const placed = await page.evaluate((offsets) => {
    const reader = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    const margin = document.querySelector('[data-margin]') as HTMLElement
    const from = margin.getBoundingClientRect().top
    return [...margin.querySelectorAll('li')].map((card, i) => {
      const { top, height } = card.getBoundingClientRect()
      const start = offsets[i] ?? 0
      const [rect] = postil.rectsOf(reader, { start, end: start + 1 })
      return { top: top - from, height, want: (rect?.top ?? 0) - from }
    })
  }, starts)
  let least = 0
  // The last one's block was not drawn when it was placed; it is only put in order.
  for (const { top, height, want } of placed.slice(0, -1)) {
    expect(Math.abs(top - Math.max(want, least))).toBeLessThan(1)
    least = top + height + 10
  }
  expect(placed.at(-1)?.top).toBeGreaterThan(least)
})

test('nothing is placed where the margin is not shown, or there is none', async ({ page, openArticle }) => {
  const problems: Error[] = []
  page.on('pageerror', (error) => problems.push(error))
  await openArticle(doc, { css: `${css} [data-margin] { display: none }`, after })
  await expect(page.locator('[data-margin]')).not.toHaveAttribute('data-placed')
  await openArticle(doc, { after: `<script>(${placeFirstCards.toString()})()</script>` })
  expect(problems).toEqual([])
})

test('the source carries nothing along', () => {
  expect(placeFirstCards.toString()).not.toMatch(/\b(import|require|exports?)\b|__\w+/)
})
