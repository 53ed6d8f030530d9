import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible } from './support/look'
import { openRoom, parts } from './support/room'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const WORDS = 'wrote down the weather'

const post = (page: Page) => page.getByRole('button', { name: 'Post to Thursday circle' })
const cardOf = (page: Page, id: string) => page.locator(`#annotation-${id}`)
const levelOf = (page: Page, words: string) =>
  parts
    .thread(page)
    .getByRole('listitem')
    .filter({ hasText: words })
    .first()
    .evaluate((item) => item.style.getPropertyValue('--level'))

/** Opens a thread through its card. */
async function openThread(page: Page, words: string): Promise<void> {
  await parts.card(page, words).getByRole('link').first().click()
  await expect(parts.thread(page)).toContainText(words)
}

test('a reply to a reply is written below it and stands there, for others as well', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: miriam, on: WORDS, says: 'Why every evening?' })
  const first = await scenery.reply({ by: jonas, to: root, says: 'Out of habit' })
  await scenery.reply({ by: miriam, to: root, says: 'Or out of duty' })
  const [page, other] = [await visit(aiko), await visit(jonas)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  await Promise.all([openThread(page, 'Why every evening?'), openThread(other, 'Why every evening?')])
  await cardOf(page, first).getByRole('button', { name: 'Reply to Jonas Brandt' }).click()
  await expect(cardOf(page, first).getByRole('textbox', { name: 'Reply to Jonas Brandt' })).toBeFocused()
  await page.keyboard.type('Whose habit?')
  await post(page).click()
  for (const one of [page, other]) {
    await expect(parts.thread(one)).toContainText('Whose habit?')
    await expect.poll(() => levelOf(one, 'Whose habit?')).toBe('2')
    await expect(parts.thread(one).getByRole('listitem')).toContainText([
      'Out of habit',
      'Whose habit?',
      'Or out of duty',
    ])
  }
  await expect(parts.thread(other).getByText('replying to Jonas Brandt')).toBeAttached()
})

test('of 300 replies, 100 deep, a phone shows the last, gives fifty at a time, and opens any by its link', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: miriam, on: WORDS, says: 'The long one' })
  const ids = await scenery.replies({ in: scene.id, by: jonas, to: root, count: 300, deep: 100 })
  const page = await visit(aiko, PHONE)
  await openRoom(page, `${scene.path}/a/${ids[60]}`)
  const thread = parts.thread(page)
  await expect(thread.getByText('Answer 61', { exact: true })).toBeInViewport()
  await expect(thread.getByText('Answer 300', { exact: true })).toBeAttached()
  const folds = thread.getByRole('button', { name: /^Show/ })
  await expect(folds).toHaveText(['Show 59 earlier replies', 'Show 235 earlier replies'])
  await folds.first().tap()
  await expect(cardOf(page, ids[0] ?? '')).toBeFocused()
  await expect(folds).toHaveText(['Show 9 earlier replies', 'Show 235 earlier replies'])
  // Far down no reply is set in further, and each says whom it answers.
  await expect(cardOf(page, ids[40] ?? '').getByText('replying to Jonas Brandt')).toBeVisible()
  const width = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await width()).toBeLessThanOrEqual(0)
  const { width: room } = (await cardOf(page, ids[40] ?? '').boundingBox())!
  expect(room).toBeGreaterThan(250)
  await expectAccessible(page, 'a long thread on a phone')
})
