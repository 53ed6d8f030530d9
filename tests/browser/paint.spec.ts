import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Node as PMNode } from '@tiptap/pm/model'
import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchor } from '@/lib/anchoring/packed'
import { paintedSegments } from '@/lib/anchoring/segments'
import { plainText } from '@/lib/documents/plain-text'
import { firstPaint } from '@/lib/client/surface/first-paint'
import { ARTICLES } from '../support/articles'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { test } from './support/surface-test'

/** Overlapping anchors of every kind, in text order. */
function randomAnchors(length: number, count: number): PackedAnchor[] {
  let state = 4711
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return Array.from({ length: count }, (_, i) => {
    const start = below(length)
    const size = 1 + below(Math.min(below(5) === 0 ? 900 : 60, length - start))
    return { id: String(i).padStart(22, '0'), start, end: start + size, depth: 1, flags: below(8) }
  }).sort((a, b) => a.start - b.start || b.end - a.end)
}

/** What each character must look like, counted one by one: depth as a digit, and the lines under it. */
function looks(doc: PMNode, anchors: readonly PackedAnchor[], blocks = plainText(doc).blocks): string[] {
  const live = anchors.filter(({ flags }) => !(flags & FLAG.resolved))
  return blocks.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, i) => {
      const over = live.filter((anchor) => anchor.start <= start + i && anchor.end > start + i)
      const has = (flag: number) => over.some(({ flags }) => flags & flag)
      return `${Math.min(over.length, 3)}${has(FLAG.own) ? 'o' : ''}${has(FLAG.guide) ? 'g' : ''}`
    }),
  )
}

/** What each character of each block does look like, from the ranges that are registered. */
function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    const units = new Map<number, string[]>()
    for (const [name, sign] of [
      ['depth-1', '1'],
      ['depth-2', '2'],
      ['depth-3', '3'],
      ['own', 'o'],
      ['guide', 'g'],
    ])
      for (const range of CSS.highlights.get(name ?? '') ?? []) {
        const start = blocks.offset({ node: range.startContainer, offset: range.startOffset }, 1) ?? 0
        const end = blocks.offset({ node: range.endContainer, offset: range.endOffset }, -1) ?? 0
        for (let i = start; i < end; i++) units.set(i, [...(units.get(i) ?? []), sign ?? ''])
      }
    return blocks.all.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, i) => units.get(start + i)?.join('') ?? '0'),
    )
  })
}

/** Starts a painter in the page as `painter`, and waits until it has seen which blocks are near. */
async function paint(page: Page, anchors: readonly PackedAnchor[]): Promise<void> {
  await page.evaluate(async (list) => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    const painter = new postil.Painter(blocks)
    painter.show(list)
    Object.assign(globalThis, { painter })
    for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
  }, anchors)
}

declare global {
  var painter: InstanceType<(typeof postil)['Painter']>
}

for (const [name, { doc, text }] of Object.entries(ARTICLES)) {
  test(`paints what lies over each character: ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc, { css: '.article { font-size: 6px; line-height: 8px }' })
    const anchors = randomAnchors(text.length, text.length === 0 ? 0 : 40)
    await paint(page, anchors)
    expect(await painted(page)).toEqual(looks(doc, anchors))
    const fewer = anchors.filter((_, i) => i % 3 !== 0)
    await page.evaluate((list) => painter.show(list), fewer)
    expect(await painted(page)).toEqual(looks(doc, fewer))
    await mount(page)
    expect(await painted(page)).toEqual(looks(doc, fewer))
    await page.evaluate(() => painter.destroy())
    expect((await painted(page)).filter((look) => look !== '0')).toEqual([])
  })
}

test('paints near the window only, and adds one among ten thousand at once', async ({
  page,
  openArticle,
}) => {
  const { doc, text } = longArticle(130)
  await openArticle(doc)
  await paint(page, randomAnchors(text.length, 10_000))
  const live = () =>
    page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))
  expect(await live()).toBeGreaterThan(20)
  expect(await live()).toBeLessThan(3000)
  const anchors = randomAnchors(text.length, 10_000)
  const times: number[] = await page.evaluate((list) => {
    const mine = { id: 'mine'.padEnd(22, '0'), start: 40, end: 90, depth: 1, flags: 1 }
    return Array.from({ length: 9 }, (_, i) => {
      const next = i % 2 === 0 ? [mine, ...list].sort((a, b) => a.start - b.start || b.end - a.end) : list
      const before = performance.now()
      painter.show(next)
      return performance.now() - before
    })
  }, anchors)
  const middle = times.toSorted((a, b) => a - b)[4] ?? Infinity
  test.info().annotations.push({ type: 'ms to add one', description: middle.toFixed(2) })
  expect(middle).toBeLessThan(50)
  await page.evaluate(async () => {
    scrollTo(0, document.documentElement.scrollHeight)
    for (let i = 0; i < 5; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
  expect(await live()).toBeLessThan(3000)
  const isPaintedAtTheEnd = await page.evaluate(() => {
    const last = document.querySelector('#article > :nth-last-child(3)') as HTMLElement
    return [...(CSS.highlights.get('depth-1') ?? [])].some(({ startContainer }) =>
      last.contains(startContainer),
    )
  })
  expect(isPaintedAtTheEnd).toBe(true)
})

test('the first paint shows the same, and hands over without a frame between', async ({
  page,
  openArticle,
}) => {
  const { doc, text } = longArticle(6)
  const anchors = randomAnchors(text.length, 300).filter(({ flags }) => !(flags & FLAG.resolved))
  const s = paintedSegments(anchors).map(({ start, end, depth, flags }) => [start, end, depth, flags])
  const json = `<script type="application/json" id="first-anchors">${JSON.stringify({ s })}</script>`
  // Behind all that is painted here; on a page it stands behind the first screen.
  const inside = { at: plainText(doc).blocks.length, html: `<script>(${firstPaint.toString()})()</script>` }
  await openArticle(doc, { before: json, inside })
  expect(await page.evaluate(() => performance.getEntriesByName('postil-painted').length)).toBe(1)
  await expect(page.locator('#article')).toHaveAttribute('data-painted', '')
  const before = await page.screenshot()
  const seen = await page.evaluate(() => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    return blocks.all.filter(({ element }) => element.getBoundingClientRect().top <= innerHeight).length
  })
  const expected = looks(doc, anchors, plainText(doc).blocks.slice(0, seen))
  // Blocks that were never drawn have no height yet, so all that was given is painted, not what seems to be in view. A
  // break and a rule have no words to paint.
  const units = plainText(doc).blocks.flatMap(({ start, end }) => text.slice(start, end).split(''))
  const words = (list: string[]) => list.filter((_, i) => !/[\n\ufffc]/.test(units[i] ?? ''))
  expect(words(await painted(page))).toEqual(words(looks(doc, anchors)))
  await paint(page, anchors)
  expect((await painted(page)).slice(0, expected.length)).toEqual(expected)
  expect(await page.evaluate(() => globalThis.postilFirstPaint)).toBeUndefined()
  expect((await page.screenshot()).equals(before)).toBe(true)
})

test('the first paint leaves the article as the surface will read it', async ({ page, openArticle }) => {
  const { doc, text } = longArticle(2)
  const { blocks } = plainText(doc)
  const anchors = randomAnchors(text.length, 60).filter(({ flags }) => !(flags & FLAG.resolved))
  const window = { from: 0, to: blocks[4]?.start ?? 0 }
  const s = paintedSegments(anchors, window).map(({ start, end, depth, flags }) => [start, end, depth, flags])
  const before = `<script type="application/json" id="first-anchors">${JSON.stringify({ s })}</script>`
  const inside = { at: 4, html: `<script>(${firstPaint.toString()})()</script>` }
  await openArticle(doc, { before, inside })
  await expect(page.locator('#article script')).toHaveCount(0)
  const near = looks(doc, anchors, blocks.slice(0, 4))
  expect((await painted(page)).slice(0, near.length)).toEqual(near)
  expect((await mount(page)).misses).toBe(0)
})

test('the first paint carries nothing along', () => {
  const source = firstPaint.toString()
  expect(source).not.toMatch(/\b(import|require|exports?)\b|__\w+/)
  expect(source.length).toBeLessThan(2700)
})

test('paints again over words that were replaced while mounting', async ({ page, openArticle }) => {
  const { doc, text } = longArticle(1)
  await openArticle(doc)
  const anchors = randomAnchors(text.length, 60)
  await paint(page, anchors)
  await page.evaluate(() => (document.querySelector('#p1')?.firstChild as Text | undefined)?.splitText(5))
  const { misses } = await mount(page)
  expect(misses).toBeGreaterThan(0)
  await page.locator('#p1').scrollIntoViewIfNeeded()
  const { blocks } = plainText(doc)
  const near = looks(doc, anchors, blocks.slice(0, 6))
  await expect.poll(async () => (await painted(page)).slice(0, near.length)).toEqual(near)
})

test('points at passages over what is painted, and away again', async ({ page, openArticle }) => {
  const { doc } = longArticle(1)
  await openArticle(doc)
  await paint(page, [])
  const sizes = () =>
    page.evaluate(() => ['open', 'hover', 'pick'].map((name) => CSS.highlights.get(name)?.size ?? 0))
  await page.evaluate(() => {
    painter.point('open', [
      { start: 3, end: 300 },
      { start: 400, end: 410 },
    ])
    painter.point('pick', [{ start: 20, end: 30 }])
  })
  expect(await sizes()).toEqual([2, 0, 1])
  await page.evaluate(() => painter.point('open', []))
  expect(await sizes()).toEqual([0, 0, 1])
  await page.evaluate(() => painter.destroy())
  expect(await sizes()).toEqual([0, 0, 0])
})

test('does nothing, and breaks nothing, where highlights are unknown', async ({ page, openArticle }) => {
  const before = '<script>globalThis.Highlight = undefined</script>'
  const { doc, text } = longArticle(1)
  const problems: Error[] = []
  page.on('pageerror', (error) => problems.push(error))
  await openArticle(doc, { before, after: `<script>(${firstPaint.toString()})()</script>` })
  await paint(page, randomAnchors(text.length, 20))
  await page.evaluate(() => {
    painter.point('open', [{ start: 3, end: 30 }])
    painter.refresh()
    painter.destroy()
  })
  expect(problems).toEqual([])
})

test('only Chromium leaves out blocks that are off the screen', async ({ page, openArticle }) => {
  await openArticle(longArticle(12).doc)
  const styles = await page.evaluate(() =>
    [40, 41].map((place) => {
      const block = document.querySelector(`#article > :nth-child(${place})`) as HTMLElement
      return getComputedStyle(block).contentVisibility
    }),
  )
  expect(styles).toEqual(['visible', 'auto'])
})
