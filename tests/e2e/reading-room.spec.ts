import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import { expectPainted, openRoom, parts } from './support/room'

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const settings = (page: Page) => page.getByRole('region', { name: 'Reading settings' })
const openSettings = async (page: Page) => {
  const more = page.getByRole('button', { name: 'More tools' })
  if (await more.isVisible()) await more.click()
  await page.getByRole('button', { name: 'Reading settings' }).click()
  await expect(settings(page).getByRole('radio', { name: 'Paper' })).toBeAttached()
}
const sizeOf = (page: Page) =>
  parts.article(page).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const kept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/api/preferences') && answer.ok())

test.describe('reading settings', () => {
  test('hold at once, on the next page from its first HTML, and on another device', async ({
    scenery,
    visit,
  }) => {
    test.slow()
    const scene = await scenery.scene({ paragraphs: 30 })
    const page = await visit(scene.people.aiko)
    await openRoom(page, scene.path)
    const before = await sizeOf(page)
    await openSettings(page)
    const saved = kept(page)
    await settings(page).getByRole('radio', { name: 'Dark' }).check({ force: true })
    await settings(page).getByRole('slider', { name: 'Size' }).fill('150')
    await saved
    expect(await sizeOf(page)).toBeCloseTo(before * 1.5, 1)
    const dark = await paper(page)
    await expectAccessibleInBoth(page, 'reading settings')
    expect(await smallTargets(page, 24)).toEqual([])

    const other = await visit(
      { cookie: await scenery.session({ of: scene.people.aiko }) },
      { javaScriptEnabled: false },
    )
    await other.goto(scene.path)
    expect(await sizeOf(other)).toBeCloseTo(before * 1.5, 1)
    expect(await paper(other)).toBe(dark)

    const undone = kept(page)
    await settings(page).getByRole('button', { name: 'Reset all' }).click()
    await undone
    expect(await sizeOf(page)).toBeCloseTo(before, 1)
    await page.reload()
    expect(await sizeOf(page)).toBeCloseTo(before, 1)
    expect(await paper(page)).not.toBe(dark)
  })

  test('by keyboard alone; a key of the room does nothing behind them', async ({ scenery, visit }) => {
    const scene = await scenery.scene()
    await scenery.annotate({ in: scene.id, by: scene.people.jonas, on: 'the weather', says: 'Which?' })
    const page = await visit(scene.people.aiko)
    await openRoom(page, scene.path)
    await page.getByRole('button', { name: 'Reading settings' }).focus()
    await page.keyboard.press('Enter')
    await expect(settings(page).getByRole('radio', { name: 'System' })).toBeAttached()
    await page.keyboard.press('Tab')
    await expect(settings(page).getByRole('radio', { name: 'System' })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(settings(page).getByRole('radio', { name: 'Paper' })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(settings(page).getByRole('slider', { name: 'Size' })).toBeFocused()
    const before = await sizeOf(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => sizeOf(page)).toBeGreaterThan(before)
    await page.keyboard.press('BracketRight')
    await expect(parts.thread(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(settings(page)).toBeHidden()
    await expect(page.getByRole('button', { name: 'Reading settings' })).toBeFocused()
  })

  test('of who is signed out are kept by the device', async ({ scenery, visit }) => {
    const scene = await scenery.scene({ readableBy: 'world' })
    const page = await visit(null)
    await openRoom(page, scene.path)
    await openSettings(page)
    await settings(page).getByRole('radio', { name: 'Sans' }).check({ force: true })
    await expect(settings(page)).toContainText('Kept on this device')
    const face = (of: Page) => parts.article(of).evaluate((element) => getComputedStyle(element).fontFamily)
    await expect.poll(() => face(page)).toMatch(/^atkinson/)
    await page.reload()
    expect(await face(page)).toMatch(/^atkinson/)
  })

  test('fetch the face for dyslexic readers only when it is chosen', async ({ scenery, visit }) => {
    const scene = await scenery.scene()
    const page = await visit(scene.people.aiko)
    const fetched: string[] = []
    page.on('request', (request) => {
      if (/opendyslexic/i.test(request.url())) fetched.push(request.url())
    })
    await openRoom(page, scene.path)
    await openSettings(page)
    expect(fetched).toEqual([])
    await settings(page).getByRole('radio', { name: 'Dyslexia-friendly' }).check({ force: true })
    await expect.poll(() => fetched.length).toBeGreaterThan(0)
  })

  test('leave nothing beside the window at the largest, on a phone and in a narrow window', async ({
    scenery,
    visit,
  }) => {
    const scene = await scenery.scene()
    for (const [visitor, options] of [
      [scene.people.aiko, PHONE],
      [scene.people.jonas, { viewport: { width: 320, height: 256 } }],
    ] as const) {
      const page = await visit(visitor, options)
      await openRoom(page, scene.path)
      await openSettings(page)
      const saved = kept(page)
      for (const [name, value] of Object.entries({ Size: 250, 'Letter spacing': 30, 'Word spacing': 60 }))
        await settings(page).getByRole('slider', { name }).fill(String(value))
      await saved
      await page.keyboard.press('Escape')
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(beyond).toBeLessThanOrEqual(0)
    }
  })
})

test.describe('contents', () => {
  const contents = (page: Page) => page.getByRole('navigation', { name: 'Contents' })

  test('lead to every heading, and mark the one that is being read', async ({ scenery, visit }) => {
    const scene = await scenery.scene({ headings: 6 })
    const page = await visit(scene.people.aiko)
    await openRoom(page, scene.path)
    await page.getByRole('button', { name: 'Contents' }).click()
    await expect(contents(page).getByRole('link')).toHaveCount(12)
    await expectAccessible(page, 'contents')
    expect(await smallTargets(page, 24)).toEqual([])
    await contents(page).getByRole('link', { name: 'Night of chapter 4' }).click()
    await expect(contents(page)).toBeHidden()
    await expect(page.getByRole('heading', { name: 'Night of chapter 4' })).toBeInViewport()
    await page.getByRole('button', { name: 'Contents' }).click()
    await expect(contents(page).locator('[aria-current]')).toHaveText('Night of chapter 4')
    await page.keyboard.press('Escape')
    await expect(contents(page)).toBeHidden()
  })

  test('work before any script, and are not offered where there is no heading', async ({
    scenery,
    visit,
  }) => {
    const scene = await scenery.scene({ headings: 6, readableBy: 'world' })
    const page = await visit(null, { ...PHONE, javaScriptEnabled: false })
    await page.goto(scene.path)
    await page.getByRole('button', { name: 'Contents' }).tap()
    await contents(page).getByRole('link', { name: 'Chapter 5', exact: true }).tap()
    await expect(page.getByRole('heading', { name: 'Chapter 5', exact: true })).toBeInViewport()

    const plain = await scenery.scene({ paragraphs: 3, readableBy: 'world' })
    await page.goto(plain.path)
    await expect(page.getByRole('button', { name: 'Contents' })).toHaveCount(0)
  })
})

test.describe('where one has stopped', () => {
  const inFirstLine = (page: Page, words: string) =>
    page.evaluate((wanted) => {
      const block = [...document.querySelectorAll('#article [data-o]')].find((one) =>
        one.textContent?.includes(wanted),
      )
      const { top, bottom } = block!.getBoundingClientRect()
      return bottom > 60 && top < innerHeight / 2
    }, words)

  async function readTo(page: Page, words: string): Promise<void> {
    await page.evaluate((wanted) => {
      const block = [...document.querySelectorAll('#article [data-o]')].find((one) =>
        one.textContent?.includes(wanted),
      )
      block!.scrollIntoView({ block: 'start', behavior: 'instant' })
    }, words)
    const before = await page.evaluate(() => scrollY)
    await page.mouse.move(400, 400)
    await page.mouse.wheel(0, 8)
    await expect.poll(() => page.evaluate(() => scrollY), 'the wheel has turned').not.toBe(before)
    await expect.poll(() => inFirstLine(page, words)).toBe(true)
  }

  test('another device opens there, at once and without a jump, until one begins anew', async ({
    scenery,
    visit,
  }) => {
    const scene = await scenery.scene({ paragraphs: 200 })
    const { aiko, jonas } = scene.people
    const words = 'Entry 120 begins'
    await scenery.annotate({ in: scene.id, by: jonas, on: words, says: 'Here' })
    const page = await visit(aiko)
    await openRoom(page, scene.path)
    await expect(page.getByText('You had stopped here.')).toHaveCount(0)
    await readTo(page, words)
    // Sent while the page goes.
    await page.goto('/')
    await expect.poll(() => scenery.position({ in: scene.id, of: aiko })).not.toBeNull()

    const other = await visit({ cookie: await scenery.session({ of: aiko }) })
    await other.addInitScript(() => {
      Object.assign(globalThis, { shift: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (globalThis as unknown as { shift: number }).shift += Reflect.get(entry, 'value')
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await openRoom(other, scene.path)
    expect(await inFirstLine(other, words)).toBe(true)
    await expectPainted(other, 'depth-1', words)
    await expect(parts.card(other, 'Here')).toBeVisible()
    expect(await other.evaluate(() => (globalThis as unknown as { shift: number }).shift)).toBeLessThan(0.01)
    await expectAccessible(other, 'where one has stopped')
    await other.getByRole('button', { name: 'From the beginning' }).click()
    await expect.poll(() => other.evaluate(() => scrollY)).toBe(0)
    await expect(other.getByText('You had stopped here.')).toHaveCount(0)

    await other.goto(`${scene.path}#p3`)
    await expect(other.locator('main[data-ready]')).toBeAttached()
    await expect(other.locator('#p3')).toBeInViewport()
    const stranger = await visit(jonas)
    await openRoom(stranger, scene.path)
    expect(await stranger.evaluate(() => scrollY)).toBe(0)
  })
})

test.describe('the strip beside the text', () => {
  test('says where annotations are, and leads there', async ({ scenery, visit }) => {
    const scene = await scenery.scene({ paragraphs: 60 })
    const { jonas, aiko } = scene.people
    for (let i = 0; i < 3; i++)
      await scenery.annotate({ in: scene.id, by: jonas, on: 'Entry 50 begins', says: 'Here' })
    const page = await visit(aiko)
    await openRoom(page, scene.path)
    const picture = page.getByRole('img', {
      name: 'Annotations: most at paragraph 50; 59 of 60 paragraphs have none.',
    })
    await expect(picture).toBeVisible()
    // It stands still in the window, whole, once the title has gone by.
    await page.mouse.wheel(0, 600)
    await expect.poll(async () => (await picture.boundingBox())?.y).toBeLessThan(100)
    const { x, y, width, height } = (await picture.boundingBox())!
    await page.mouse.click(x + width / 2, y + (height * 50) / 60)
    await expect(page.locator('#p50')).toBeInViewport()
    await page.getByRole('button', { name: 'None', exact: true }).click()
    await expect(page.getByRole('img', { name: 'Annotations: none here.' })).toBeAttached()
  })

  test('stands beside the text on a phone, and covers no word', async ({ scenery, visit }) => {
    const scene = await scenery.scene()
    const page = await visit(scene.people.aiko, PHONE)
    await openRoom(page, scene.path)
    const strip = (await page.locator('[data-density]').boundingBox())!
    const text = (await page.locator('#p2').boundingBox())!
    expect(strip.x).toBeGreaterThanOrEqual(text.x + text.width)
    expect(strip.x + strip.width).toBeLessThanOrEqual(390)
  })
})
