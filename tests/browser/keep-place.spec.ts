import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { longArticle } from './support/long-article'
import { test } from './support/surface-test'

const long = longArticle(40)

/** Sets properties of the root one after another, and says how far the words under the eye have moved by each, in px. */
function moved(page: Page, changes: Record<string, string>[]): Promise<number[]> {
  return page.evaluate(async (list) => {
    const root = document.getElementById('article') as HTMLElement
    const keep = postil.placeKeeper(root)
    const range = postil.lineAt(root, innerHeight * 0.3) as Range
    const before = range.getBoundingClientRect().top
    const found: number[] = []
    for (const properties of list) {
      keep(() => {
        for (const [name, value] of Object.entries(properties))
          document.documentElement.style.setProperty(name, value)
      })
      for (let frame = 0; frame < 8; frame++) await new Promise(requestAnimationFrame)
      found.push(Math.abs(range.getBoundingClientRect().top - before))
    }
    return found
  }, changes)
}

for (const share of [0.2, 0.5, 0.9]) {
  test(`the words under the eye stay where they are while the text is set otherwise, at ${share}`, async ({
    page,
    openArticle,
  }) => {
    await openArticle(long.doc)
    await page.evaluate((at) => scrollTo(0, at * document.documentElement.scrollHeight), share)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
    const sizes = [1.1, 1.5, 2.5, 0.8, 1].map((size) => ({ '--text-scale': String(size) }))
    const spacing = { '--lead': '2.2', '--letter-space': '0.12em', '--word-space': '0.16em' }
    const found = await moved(page, [...sizes, spacing, { '--serif': 'monospace' }])
    for (const distance of found) expect(distance).toBeLessThan(2)
  })
}

test('whoever has scrolled meanwhile keeps the new place', async ({ page, openArticle }) => {
  await openArticle(long.doc)
  await page.evaluate(() => scrollTo(0, 4000))
  expect((await moved(page, [{ '--text-scale': '1.3' }]))[0]).toBeLessThan(2)
  await page.evaluate(() => scrollBy(0, 3000))
  expect((await moved(page, [{ '--text-scale': '1' }]))[0]).toBeLessThan(2)
})
