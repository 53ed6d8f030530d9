import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { test } from './support/surface-test'

const POSITIONS = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** The page at six places; every block has been drawn before, so that heights are known. */
async function pictures(page: Page): Promise<Buffer[]> {
  const taken: Buffer[] = []
  for (const position of POSITIONS) {
    await page.evaluate(
      (at) => scrollTo(0, at * (document.documentElement.scrollHeight - innerHeight)),
      position,
    )
    taken.push(await page.screenshot())
  }
  return taken
}

/** The same once the page rests: a round of pictures like the one before. On a busy machine a frame may come late. */
async function picturesAtRest(page: Page): Promise<Buffer[]> {
  let last = await pictures(page)
  for (let round = 0; round < 12; round++) {
    const next = await pictures(page)
    if (next.every((picture, i) => picture.equals(last[i] as Buffer))) return next
    last = next
  }
  throw new Error('The page does not come to rest')
}

test('mounting changes no pixel and shifts nothing', async ({ page, openArticle }) => {
  const { doc } = longArticle(12)
  await openArticle(doc)
  const before = await picturesAtRest(page)
  await page.evaluate(() => {
    Object.assign(globalThis, { shifts: [] })
    new PerformanceObserver((list) => {
      ;(globalThis as unknown as { shifts: unknown[] }).shifts.push(...list.getEntries())
    }).observe({ type: 'layout-shift' })
  })
  const { misses } = await mount(page)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: unknown[] }).shifts.length)
  const after = await picturesAtRest(page)
  expect(misses).toBe(0)
  expect(shifts).toBe(0)
  POSITIONS.forEach((position, i) =>
    expect(after[i]?.equals(before[i] as Buffer), `at ${position}`).toBe(true),
  )
})

for (const [name, selector, isBackward] of [
  ['forward', 'p[data-n="2"]', false],
  ['backward', 'p[data-n="2"]', true],
  ['inside nested elements', 'pre code', false],
  ['inside marks', 'p strong em', true],
] as const) {
  test(`mounting keeps a selection: ${name}`, async ({ page, openArticle }) => {
    await openArticle(longArticle(1).doc)
    const select = `const text = document.querySelector('#article ${selector}').firstChild
      getSelection().setBaseAndExtent(text, ${isBackward ? 4 : 1}, text, ${isBackward ? 1 : 4})`
    await page.evaluate(select)
    const before = await described(page)
    await mount(page)
    expect(await described(page)).toEqual(before)
    const followed = await page.evaluate(() => {
      const { from, to } = surface.editor.state.selection
      return surface.editor.state.doc.textBetween(from, to)
    })
    expect(followed).toBe(before.words)
  })
}

function described(page: Page) {
  return page.evaluate(() => {
    const selection = getSelection() as Selection
    const { anchorOffset, focusOffset, focusNode } = selection
    return { anchorOffset, focusOffset, words: String(selection), node: focusNode?.nodeName ?? null }
  })
}

test('waits until no pointer is down', async ({ page, openArticle }) => {
  await openArticle(longArticle(1).doc)
  await page.mouse.move(400, 300)
  await page.mouse.down()
  await page.evaluate(() => {
    const root = document.getElementById('article') as HTMLElement
    postil.loadSurface(root, { onMount: (mounted) => Object.assign(globalThis, { surface: mounted }) })
  })
  // Long enough for it to mount a hundred times: the browser tells when it has been idle.
  await page.evaluate(async () => {
    for (let i = 0; i < 100; i++)
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 30 }))
  })
  expect(await page.evaluate(() => 'surface' in globalThis)).toBe(false)
  await page.mouse.up()
  await page.waitForFunction(() => 'surface' in globalThis)
})

test('is a document to assistive technology, before and after, and stays when the editor goes', async ({
  page,
  openArticle,
}) => {
  await openArticle(longArticle(1).doc)
  const html = () => page.locator('#article').evaluate((root) => root.outerHTML)
  const before = await html()
  expect(before).toMatch(/^<div[^>]+role="article"/)
  await mount(page)
  expect(await html()).toBe(before)
  await page.evaluate(() => surface.destroy())
  expect(await html()).toBe(before)
})
