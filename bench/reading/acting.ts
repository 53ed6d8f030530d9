import type { Browser, CDPSession, Page } from '@playwright/test'
import { cpu, heapAfterCollection, openPage } from './load'
import { startFrames, stopFrames, waited, waitForOpen, waitForOwnPaint } from './frames'

/** What a reader waits for, in ms by the clock; bytes of JavaScript's heap after it all. */
export type Acted = {
  opened: number[]
  posted: Span[]
  highlighted: Span[]
  frames: number[]
  longestWhileScrolling: number
  heap: number
}

/**
 * From an event to the end of the first frame that shows what it did, by the clock and in CPU of the main thread; `script`
 * is the part until the passage was handed to the browser, all in one task.
 */
export type Span = { ms: number; script: number; cpu: number }

const OPENINGS = 9
const POSTS = 7
const SCREENS = 20

/** Opens threads, posts and highlights, scrolls twenty screens, in a page that has come to rest. */
export async function act(browser: Browser, address: string, cookie: string): Promise<Acted> {
  const page = await openPage(browser, address, cookie)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForSelector('main[data-ready]')
  await page.waitForTimeout(6000)
  const opened: number[] = []
  for (let i = 0; i < OPENINGS; i++) opened.push(await openOne(page, i))
  const { frames, longest } = await scroll(page)
  const posted: Span[] = []
  const highlighted: Span[] = []
  for (let i = 0; i < POSTS; i++) {
    posted.push(await post(page, devtools))
    highlighted.push(await highlight(page, devtools))
  }
  const heap = await heapAfterCollection(devtools)
  await page.context().close()
  return { opened, posted, highlighted, frames, longestWhileScrolling: longest, heap }
}

/** Scrolls a page of its own, to compare with. */
export async function scrollOnly(browser: Browser, address: string, cookie: string) {
  const page = await openPage(browser, address, cookie)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(2000)
  const found = await scroll(page)
  await page.context().close()
  return found
}

/** Clicks a highlighted passage in view; returns ms from the click to the frame that shows its thread. */
async function openOne(page: Page, turn: number): Promise<number> {
  await page.keyboard.press('Escape')
  await page.mouse.move(5, 5)
  await page.waitForTimeout(400)
  const point = await page.evaluate(markedPoint, turn)
  await page.mouse.move(point.x, point.y)
  await page.waitForTimeout(300)
  await page.evaluate(waitForOpen, 'click')
  await page.mouse.click(point.x, point.y)
  return (await page.evaluate(waited)).ms
}

function markedPoint(turn: number): { x: number; y: number } {
  const points: { x: number; y: number }[] = []
  for (const depth of [1, 2, 3]) {
    for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(
      `depth-${depth}`,
    ) ?? []) {
      const range = document.createRange()
      range.setStart(startContainer, startOffset)
      range.setEnd(endContainer, endOffset)
      const [box] = range.getClientRects()
      if (box && box.width > 12 && box.top > 120 && box.bottom < innerHeight - 60)
        points.push({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
    }
  }
  const point = points[(turn * 7) % points.length]
  if (!point) throw new Error('No passage is in view')
  return point
}

async function scroll(page: Page): Promise<{ frames: number[]; longest: number }> {
  await page.evaluate(() => {
    if (globalThis.benchProbe) globalThis.benchProbe.longest = 0
  })
  await page.mouse.move(500, 400)
  await page.evaluate(startFrames)
  for (let i = 0; i < SCREENS; i++) {
    await page.mouse.wheel(0, 800)
    await page.waitForTimeout(150)
  }
  const frames = await page.evaluate(stopFrames)
  const longest = await page.evaluate(() => globalThis.benchProbe?.longest ?? Number.NaN)
  return { frames, longest }
}

/** Writes an annotation on words nobody of us has marked, and posts it by its button. */
async function post(page: Page, devtools: CDPSession): Promise<Span> {
  await selectWords(page)
  await page.keyboard.press('a')
  const composer = page.getByRole('textbox', { name: 'Annotation on the selected passage' })
  await composer.waitFor()
  await composer.pressSequentially('Who says so?')
  await page.waitForTimeout(600)
  const button = page.getByRole('button', { name: /^(Post|Annotate|Ask)/ }).last()
  await button.hover()
  await page.waitForTimeout(300)
  return measured(page, devtools, { type: 'click', act: () => page.mouse.down().then(() => page.mouse.up()) })
}

/** Highlights selected words by the key. */
async function highlight(page: Page, devtools: CDPSession): Promise<Span> {
  await selectWords(page)
  return measured(page, devtools, { type: 'keydown', act: () => page.keyboard.press('h') })
}

type Doing = { type: string; act: () => Promise<void> }

/** CPU is read before the act and right after the frame: what asking costs is in it, about half a millisecond. */
async function measured(page: Page, devtools: CDPSession, { type, act: doIt }: Doing): Promise<Span> {
  await page.evaluate(waitForOwnPaint, type)
  const before = await cpu(devtools)
  await doIt()
  const { ms, script } = await page.evaluate(waited)
  const after = await cpu(devtools)
  await page.waitForTimeout(1200)
  return { ms, script, cpu: after - before }
}

/** Scrolls on until there are some words in the window that are not our own yet, and selects them. */
async function selectWords(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.mouse.move(640, 400)
  for (let tries = 0; ; tries++) {
    await page.mouse.wheel(0, 500)
    await page.waitForTimeout(900)
    const at = await page.evaluate(freeWords)
    if (!at && tries < 20) continue
    if (!at) throw new Error('Everything in view is ours')
    await page.mouse.move(at.from.x, at.from.y)
    await page.mouse.down()
    await page.mouse.move(at.to.x, at.to.y, { steps: 4 })
    await page.mouse.up()
    await page.waitForTimeout(600)
    return
  }
}

function freeWords() {
  for (const block of document.querySelectorAll<HTMLElement>('#article p')) {
    const { top, bottom } = block.getBoundingClientRect()
    // A spoken button may stand before the words.
    const text = [...block.childNodes].find((node) => node instanceof Text)
    if (top < 200 || bottom > innerHeight - 120 || !text || text.length < 50) continue
    const isOurs = [...(CSS.highlights.get('own') ?? [])].some((range) =>
      block.contains(range.startContainer),
    )
    if (isOurs) continue
    const range = document.createRange()
    range.setStart(text, 4)
    range.setEnd(text, 40)
    const [box] = range.getClientRects()
    if (!box || box.width < 60) continue
    const y = box.top + box.height / 2
    return { from: { x: box.left + 1, y }, to: { x: box.right - 1, y } }
  }
  return null
}
