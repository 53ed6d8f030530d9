import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

type Point = { x: number; y: number }

/** Opens a reading and waits until it can be worked with. */
export async function openRoom(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectReady(page)
}

/** Waits until the room can be worked with: also the thread that came open with the page, whose code is fetched on its own. */
export async function expectReady(page: Page): Promise<void> {
  await expect(page.locator('main[data-ready][data-alive]')).toBeAttached()
  await expect(page.locator('[data-open-thread]:not([data-alive])')).toHaveCount(0)
}

/** Where the first, a middle and the last character of some words stand in the window, scrolled to its middle. */
async function placesOf(page: Page, words: string): Promise<{ from: Point; within: Point; to: Point }> {
  return page.evaluate<{ from: Point; within: Point; to: Point }, string>((wanted) => {
    const root = document.querySelector('#article')
    if (!root) throw new Error('There is no article')
    const nodes: Text[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) nodes.push(walker.currentNode as Text)
    const at = nodes
      .map(({ data }) => data)
      .join('')
      .indexOf(wanted)
    if (at < 0) throw new Error(`The text does not say “${wanted}” in one block`)
    const boxOf = (offset: number) => {
      let rest = offset
      const node = nodes.find(({ length }) => (rest < length ? true : ((rest -= length), false)))
      const range = document.createRange()
      range.setStart(node!, rest)
      range.setEnd(node!, rest + 1)
      return { range, element: node!.parentElement! }
    }
    const [first, middle, last] = [0, wanted.length >> 1, wanted.length - 1].map((i) => boxOf(at + i))
    first!.element.scrollIntoView({ block: 'center', behavior: 'instant' })
    // Paragraphs that come near the window are only now laid out, and move what is below them.
    return new Promise((resolve) => {
      let before = Number.NaN
      const settle = () => {
        const [a, m, b] = [first, middle, last].map((one) => one!.range.getBoundingClientRect())
        if (a!.top !== before) {
          before = a!.top
          return requestAnimationFrame(settle)
        }
        resolve({
          from: { x: a!.left + 1, y: a!.top + a!.height / 2 },
          within: { x: m!.left + m!.width / 2, y: m!.top + m!.height / 2 },
          to: { x: b!.right - 1, y: b!.top + b!.height / 2 },
        })
      }
      settle()
    })
  }, words)
}

/** Drags the mouse over words of the text. */
export async function selectWords(page: Page, words: string): Promise<void> {
  const { from, to } = await placesOf(page, words)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
  await page.mouse.move(to.x, to.y)
  await page.mouse.up()
}

/** Clicks into the middle of words of the text. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const { within } = await placesOf(page, words)
  await page.mouse.click(within.x, within.y)
}

/** Taps into the middle of words of the text. */
export async function tapWords(page: Page, words: string): Promise<void> {
  const { within } = await placesOf(page, words)
  await page.touchscreen.tap(within.x, within.y)
}

/** The words that are painted under a highlight's name, ranges in text order joined by a bar. */
export function painted(page: Page, name: string): Promise<string> {
  return page.evaluate((key) => {
    const ranges = [...(CSS.highlights.get(key) ?? [])].map((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return live
    })
    ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
    return ranges.map(String).join('|')
  }, name)
}

/** Waits until words are painted under a name. */
export async function expectPainted(page: Page, name: string, words: string): Promise<void> {
  await expect.poll(() => painted(page, name), { message: `${name} is painted` }).toContain(words)
}

/** Waits until words are painted under none of these names. */
export async function expectNotPainted(page: Page, name: string, words: string): Promise<void> {
  await expect.poll(() => painted(page, name), { message: `${name} is not painted` }).not.toContain(words)
}

/** What is selected, as the browser says it. */
export function selectedText(page: Page): Promise<string> {
  return page.evaluate(() => document.getSelection()?.toString() ?? '')
}

/** The parts of the room by what they are called. */
export const parts = {
  toolbar: (page: Page): Locator => page.getByRole('toolbar', { name: /^Selected passage/ }),
  composer: (page: Page): Locator =>
    page.getByRole('textbox', { name: 'Annotation on the selected passage' }),
  whole: (page: Page): Locator => page.getByRole('textbox', { name: 'Annotation on the whole text' }),
  reply: (page: Page): Locator => page.getByRole('textbox', { name: /^Reply to/ }),
  editing: (page: Page): Locator => page.getByRole('textbox', { name: 'Edit your annotation' }),
  /** The card of a thread, or all of it while it is open. */
  card: (page: Page, words: string): Locator => page.locator('[data-thread]').filter({ hasText: words }),
  thread: (page: Page): Locator => page.locator('[data-open-thread]'),
  /** How much has arrived and waits. */
  arrivals: (page: Page): Locator => page.getByRole('button', { name: /^Show [\d,]+ new/ }),
  article: (page: Page): Locator => page.locator('#article'),
}

/** Waits until something has arrived, and lets it be shown. */
export async function showArrivals(page: Page): Promise<void> {
  await parts.arrivals(page).click()
  await expect(parts.arrivals(page)).toHaveCount(0)
}

/** True when the element that has the focus is not the page itself. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), {
      message: 'the focus is kept',
    })
    .toBe(true)
}

/** Selects words with the mouse, and presses a button of the toolbar that appears. */
export async function actOn(page: Page, words: string, button: string): Promise<void> {
  await selectWords(page, words)
  await parts.toolbar(page).getByRole('button', { name: button }).click()
}

/** Where an element stands in the window; it has to be drawn. */
export async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (!box) throw new Error('This is not drawn')
  return { ...box, top: box.y, bottom: box.y + box.height, left: box.x, right: box.x + box.width }
}

/** The rectangles of what is selected, in the window. */
export function selectionBoxes(
  page: Page,
): Promise<{ top: number; bottom: number; left: number; right: number }[]> {
  return page.evaluate(() => {
    const range = document.getSelection()?.getRangeAt(0)
    return [...(range?.getClientRects() ?? [])].map(({ top, bottom, left, right }) => ({
      top,
      bottom,
      left,
      right,
    }))
  })
}

/** Where the painted words of a name stand in the window: the top of the first, the bottom of the last. */
export function paintedBox(page: Page, name: string): Promise<{ top: number; bottom: number }> {
  return page.evaluate((key) => {
    const rects = [...(CSS.highlights.get(key) ?? [])].flatMap((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return [...live.getClientRects()]
    })
    return {
      top: Math.min(...rects.map(({ top }) => top)),
      bottom: Math.max(...rects.map(({ bottom }) => bottom)),
    }
  }, name)
}

/** A finger's selection is made by the system; here a script makes it, after a touch. */
export async function selectByTouch(page: Page, words: string): Promise<void> {
  await tapWords(page, words)
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('#article')!, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const at = node.data.indexOf(wanted)
      if (at >= 0) document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
    }
  }, words)
}
