import { expect } from '@playwright/test'
import { longArticle } from './support/long-article'
import { test } from './support/surface-test'

const long = longArticle(60)
const HEADER = 52

for (const motion of ['reduce', 'no-preference'] as const) {
  test(`brings any range to the same place, over blocks that were never drawn: ${motion}`, async ({
    page,
    openArticle,
  }) => {
    await page.emulateMedia({ reducedMotion: motion })
    await openArticle(long.doc)
    const { length } = long.text
    for (const share of [0.5, 0.95, 0.05, 0.7, 0.72]) {
      const start = Math.floor(share * length)
      const { top, first } = await page.evaluate(
        async (range) => {
          const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
          const before = postil.rectsOf(blocks, range)[0]?.top ?? 0
          await postil.scrollToRange(blocks, range)
          const [rect] = postil.rectsOf(blocks, range)
          return { top: rect?.top ?? Number.NaN, first: before }
        },
        { start, end: start + 20 },
      )
      if (first > HEADER + 24 && first < 700) continue
      const goal = HEADER + 24 + (800 - HEADER - 48) / 4
      expect(Math.abs(top - goal), `at ${share}`).toBeLessThan(1.5)
    }
  })
}

test('leaves the page where it is when the range is visible', async ({ page, openArticle }) => {
  await openArticle(long.doc)
  const moved = await page.evaluate(async () => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    scrollTo(0, 0)
    const visible = blocks.all.find(({ element }) => element.getBoundingClientRect().top > 200)
    await postil.scrollToRange(blocks, { start: visible?.start ?? 0, end: (visible?.start ?? 0) + 5 })
    return scrollY
  })
  expect(moved).toBe(0)
})

test('the beginning and the end of the text are reached as far as the page goes', async ({
  page,
  openArticle,
}) => {
  await openArticle(long.doc)
  const { top, bottom } = await page.evaluate(async (length) => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    await postil.scrollToRange(blocks, { start: length - 3, end: length })
    const bottomOf = scrollY + innerHeight - document.documentElement.scrollHeight
    await postil.scrollToRange(blocks, { start: 0, end: 3 })
    return { bottom: bottomOf, top: scrollY }
  }, long.text.length)
  expect(Math.abs(bottom)).toBeLessThan(2)
  expect(top).toBe(0)
})
