import type { Browser, Page } from '@playwright/test'
import { isAdopted, openPage } from './load'

/** What adopting the server's DOM has changed: all of it should be nothing. */
export type Adoption = {
  nodes: number
  misses: number
  pixels: number
  shift: number
  isSelectionKept: boolean
  ms: number
}

declare global {
  var benchIdle: (() => void)[] | null
  var benchNodes: Node[] | undefined
  var benchAdopted: number | undefined
  var benchSelected: readonly unknown[] | undefined
}

/** Where the page is looked at, in px from its top: the height of a page of which not all was drawn is a guess. */
const POSITIONS = [0, 900, 8000, 30_000, 70_000, 120_000]

/** Holds the surface back, looks at the page in six places, lets the surface mount, and looks again. */
export async function checkAdoption(browser: Browser, address: string, cookie: string): Promise<Adoption> {
  const page = await openPage(browser, address, cookie)
  await page.addInitScript(holdIdle)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForSelector('main[data-ready]')
  await page.waitForTimeout(2500)
  await page.evaluate(rememberNodes)
  // The first times round, threads arrive and blocks learn their height; the last is compared.
  for (let i = 0; i < 2; i++) await look(page)
  const before = await look(page)
  const shiftBefore = await page.evaluate(() => globalThis.benchProbe?.shift ?? Number.NaN)
  const started = performance.now()
  await page.evaluate(releaseIdle)
  await page.waitForFunction(isAdopted)
  const ms = performance.now() - started
  await page.waitForTimeout(1000)
  const shift = (await page.evaluate(() => globalThis.benchProbe?.shift ?? Number.NaN)) - shiftBefore
  const { nodes, misses, isSelectionKept } = await page.evaluate(compareNodes)
  const after = await look(page)
  let pixels = 0
  for (const [i, picture] of before.entries()) {
    const other = after[i]
    if (other && !picture.equals(other)) pixels += await countPixels(page, picture, other)
  }
  await page.context().close()
  return { nodes, misses, pixels, shift, isSelectionKept, ms }
}

/** Pictures of what the window shows in six places. */
async function look(page: Page): Promise<Buffer[]> {
  const pictures: Buffer[] = []
  for (const position of POSITIONS) {
    await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), position)
    await page.waitForTimeout(700)
    pictures.push(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  }
  return pictures
}

/** The surface mounts when the browser is idle: until it is released, the browser never is. */
function holdIdle(): void {
  globalThis.benchIdle = []
  const own = globalThis.requestIdleCallback.bind(globalThis)
  globalThis.requestIdleCallback = (callback, options) => {
    if (!globalThis.benchIdle) return own(callback, options)
    globalThis.benchIdle.push(() => own(callback, options))
    return 0
  }
}

function releaseIdle(): void {
  const waiting = globalThis.benchIdle ?? []
  globalThis.benchIdle = null
  for (const each of waiting) each()
}

/** Remembers every node of the article, and selects some words of it. */
function rememberNodes(): void {
  const article = document.getElementById('article')
  const nodes: Node[] = []
  if (!article) return
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_ALL)
  while (walker.nextNode()) nodes.push(walker.currentNode)
  globalThis.benchNodes = nodes
  const texts = nodes.filter((node) => node instanceof Text && node.length > 60)
  const [from, to] = [texts[40], texts[42]]
  if (from && to) document.getSelection()?.setBaseAndExtent(from, 5, to, 20)
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  globalThis.benchSelected = [anchorNode, anchorOffset, focusNode, focusOffset]
}

function compareNodes(): Pick<Adoption, 'nodes' | 'misses' | 'isSelectionKept'> {
  const before = globalThis.benchNodes ?? []
  const article = document.getElementById('article')
  const after: Node[] = []
  // Spoken buttons come beside the text, once it is adopted.
  const walker = document.createTreeWalker(article ?? document, NodeFilter.SHOW_ALL, (node) =>
    node instanceof HTMLButtonElement ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  while (walker.nextNode()) after.push(walker.currentNode)
  const misses = before.filter((node, i) => after[i] !== node).length + Math.abs(after.length - before.length)
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {}
  const now = [anchorNode, anchorOffset, focusNode, focusOffset]
  const isSelectionKept = now.every((part, i) => part !== null && part === globalThis.benchSelected?.[i])
  return { nodes: before.length, misses, isSelectionKept }
}

/** How many pixels of two pictures differ, counted in the page. */
async function countPixels(page: Page, one: Buffer, other: Buffer): Promise<number> {
  const pictures = [one, other].map((picture) => `data:image/png;base64,${picture.toString('base64')}`)
  return page.evaluate(async (sources) => {
    const data = await Promise.all(
      sources.map(async (source) => {
        const image = new Image()
        image.src = source
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context?.drawImage(image, 0, 0)
        return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
      }),
    )
    const [a = new Uint8ClampedArray(), b = new Uint8ClampedArray()] = data
    let different = 0
    for (let i = 0; i < a.length; i += 4)
      if (a[i] !== b[i] || a[i + 1] !== b[i + 1] || a[i + 2] !== b[i + 2]) different++
    return different
  }, pictures)
}
