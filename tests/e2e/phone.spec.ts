import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import {
  boxOf,
  expectPainted,
  openRoom,
  paintedBox,
  parts,
  selectByTouch,
  showArrivals,
  tapWords,
} from './support/room'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
}

const sheet = (page: Page) => page.locator('[data-sheet]')

/** Nothing may be wider than the window: a page that can be pushed sideways loses its lines. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const widths = () =>
    page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  await expect
    .poll(async () => ((await widths())[0] ?? 0) - ((await widths())[1] ?? 0))
    .toBeLessThanOrEqual(0)
}

/** Waits until the words of a name are painted above the sheet, however high that has become. */
async function expectAboveSheet(page: Page, name: string): Promise<void> {
  const covered = async () => (await paintedBox(page, name)).bottom - (await boxOf(sheet(page))).top
  await expect.poll(covered).toBeLessThanOrEqual(0)
}

test('a thread opens in a sheet, with its passage in sight above, and one goes on from there', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ paragraphs: 40 })
  const { jonas, aiko } = scene.people
  for (const n of [1, 20, 38]) {
    await scenery.annotate({
      in: scene.id,
      by: jonas,
      on: `The oil of entry ${n} lasted`,
      says: `On entry ${n}`,
    })
  }
  const page = await visit(aiko, PHONE)
  await openRoom(page, scene.path)
  await expectNoSidewaysScroll(page)
  await expectPainted(page, 'depth-1', 'The oil of entry 1 lasted')
  await tapWords(page, 'The oil of entry 1 lasted')
  await expect(sheet(page)).toContainText('On entry 1')
  await expect(sheet(page)).toContainText('1 of 3')
  await expect(page.getByRole('button', { name: 'Previous thread' })).toBeDisabled()

  for (const n of [20, 38]) {
    await page.getByRole('button', { name: 'Next thread' }).tap()
    await expect(sheet(page)).toContainText(`On entry ${n}`)
    await expectPainted(page, 'open', `The oil of entry ${n} lasted`)
    await expect.poll(async () => (await paintedBox(page, 'open')).top).toBeGreaterThan(40)
    await expectAboveSheet(page, 'open')
  }
  await expect(sheet(page)).toContainText('3 of 3')
  await expect(page.getByRole('button', { name: 'Next thread' })).toBeDisabled()
  await page.getByRole('button', { name: 'Previous thread' }).tap()
  await expect(sheet(page)).toContainText('2 of 3')
  await page.getByRole('button', { name: 'Close' }).tap()
  await expect(sheet(page)).toHaveCount(0)
  await expectNoSidewaysScroll(page)
})

test('a selection by touch is annotated, and the answer is written in the sheet', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const [page, other] = [await visit(aiko, PHONE), await visit(jonas)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  const words = 'wrote down the weather'
  await selectByTouch(page, words)
  await expect(async () => {
    const bar = await boxOf(parts.toolbar(page))
    const selected = await page.evaluate(
      () => document.getSelection()!.getRangeAt(0).getBoundingClientRect().bottom,
    )
    // Below, where the system's own menu is not.
    expect(bar.top).toBeGreaterThanOrEqual(selected)
    expect(bar.left).toBeGreaterThanOrEqual(0)
    expect(bar.right).toBeLessThanOrEqual(390)
  }).toPass()
  await parts.toolbar(page).getByRole('button', { name: 'Annotate' }).tap()

  await expect(parts.composer(page)).toBeFocused()
  await expectPainted(page, 'pick', words)
  await expectAboveSheet(page, 'pick')
  await page.keyboard.type('Written with a thumb')
  const post = page.getByRole('button', { name: 'Post to Thursday circle' })
  await expect(post).toBeInViewport({ ratio: 1 })
  await expectNoSidewaysScroll(page)
  await post.tap()
  await expectPainted(page, 'own', words)
  await expect(parts.composer(page)).toHaveCount(0)

  await showArrivals(other)
  await expect(parts.card(other, 'Written with a thumb')).toBeVisible()
  await tapWords(page, words)
  await expect(sheet(page)).toContainText('Written with a thumb')
  await sheet(page).getByRole('button', { name: 'Reply to Aiko' }).tap()
  await expect(parts.reply(page)).toBeFocused()
  await page.keyboard.type('And answered with another')
  await sheet(page).getByRole('button', { name: 'Post to Thursday circle' }).tap()
  await expect(sheet(page)).toContainText('And answered with another')
  await showArrivals(other)
  await expect(parts.card(other, 'Written with a thumb')).toContainText('1 reply')
})

test('a draft is folded away and found again', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.aiko, PHONE)
  await openRoom(page, scene.path)
  await selectByTouch(page, 'the oil measured')
  await parts.toolbar(page).getByRole('button', { name: 'Annotate' }).tap()
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('To be gone on with')
  await page.getByRole('button', { name: 'Fold the draft' }).tap()
  await expect(sheet(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Draft', exact: true }).tap()
  await expect(parts.composer(page)).toHaveText('To be gone on with')
})

test('sign-in, home and the whole-text note fit a phone', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const page = await visit(null, PHONE)
  await page.goto('/sign-in')
  await expectNoSidewaysScroll(page)
  const mine = await visit(scene.people.aiko, PHONE)
  await mine.goto('/')
  await expect(mine.getByRole('heading', { name: 'Your readings' })).toBeVisible()
  await expectNoSidewaysScroll(mine)
  await openRoom(mine, scene.path)
  await mine.getByRole('button', { name: 'Annotate the whole text' }).tap()
  await expect(parts.whole(mine)).toBeFocused()
  await mine.keyboard.type('From the bus')
  await mine.getByRole('button', { name: 'Post to Thursday circle' }).tap()
  await expect(mine.getByRole('list', { name: 'On the whole text' })).toContainText('From the bus')
  await expectNoSidewaysScroll(mine)
})
