import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth } from './support/look'
import { openRoom, parts, expectReady, showArrivals } from './support/room'

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

test('Valued and Me too are pressed once by each reader, told to others, and taken back', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ readableBy: 'world' })
  const { miriam, jonas, aiko } = scene.people
  const says = 'Who asked him to?'
  const root = await scenery.annotate({
    in: scene.id,
    by: miriam,
    on: WORDS,
    says,
    motivation: 'questioning',
  })
  const reply = await scenery.reply({ by: jonas, to: root, says: 'Nobody did' })
  const [page, other, outside] = [await visit(aiko), await visit(miriam), await visit(null)]
  await Promise.all([page, other, outside].map((one) => openRoom(one, `${scene.path}/a/${root}`)))
  const question = cardOf(page, root).getByRole('button', { name: /^Me too/ })
  await expect(question).toHaveAttribute('aria-pressed', 'false')
  await question.focus()
  await page.keyboard.press('Enter')
  await expect(question).toHaveAttribute('aria-pressed', 'true')
  await expect(question).toHaveAccessibleName('Me too, 1 asks this too')
  await cardOf(page, reply)
    .getByRole('button', { name: /^Valued/ })
    .click()
  // One's own words one does not value: one sees that others do.
  await expect(cardOf(other, root).getByText('1 asks this too')).toBeAttached()
  await expect(cardOf(other, root).getByRole('button', { name: /^Me too/ })).toHaveCount(0)
  const theirs = cardOf(other, reply).getByRole('button', { name: /^Valued/ })
  await expect(theirs).toHaveAccessibleName('Valued, 1 values this')
  await expect(theirs).toHaveAttribute('aria-pressed', 'false')
  await expect(cardOf(outside, root).getByText('1 asks this too')).toBeAttached()
  await expect(cardOf(outside, root).getByRole('button', { name: /^Me too/ })).toHaveCount(0)
  await expectAccessibleInBoth(page, 'a valued question')
  await page.reload()
  await expectReady(page)
  await expect(question).toHaveAttribute('aria-pressed', 'true')
  await question.click()
  await question.click()
  await question.click()
  await expect(question).toHaveAttribute('aria-pressed', 'false')
  await expect(cardOf(other, root).getByText('1 asks this too')).toHaveCount(0)
})

test('a locked thread says so to everybody, and why nothing can be written, until it is unlocked', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'A heated one' })
  const reply = await scenery.reply({ by: aiko, to: root, says: 'Hotter still' })
  const [page, other] = [await visit(aiko), await visit(miriam)]
  await Promise.all([page, other].map((one) => openRoom(one, `${scene.path}/a/${root}`)))
  await expect(cardOf(page, root).getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
  const more = cardOf(other, root).getByRole('button', { name: 'More for the annotation by Jonas Brandt' })
  await more.click()
  await other.getByRole('menuitem', { name: 'Lock', exact: true }).click()
  for (const one of [page, other]) {
    await expect(cardOf(one, root).getByText('Locked', { exact: true })).toBeVisible()
    await expect(parts.thread(one).getByText(/^This thread is locked/)).toBeVisible()
    await expect(parts.thread(one).getByRole('button', { name: /^Reply/ })).toHaveCount(0)
  }
  await page.getByRole('button', { name: 'More for the annotation by Aiko Tanabe' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0)
  await expect(page.getByRole('menuitem', { name: /lock/i })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'a locked thread')
  await more.click()
  await other.getByRole('menuitem', { name: 'Unlock' }).click()
  await expect(cardOf(page, reply).getByRole('button', { name: 'Reply to Aiko Tanabe' })).toBeVisible()
  await expect(cardOf(page, root).getByText('Locked', { exact: true })).toHaveCount(0)
})

test('what was edited opens its earlier versions; one is removed for good, and its place says by whom', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: aiko, on: WORDS, says: 'Call me: 555 0100' })
  await scenery.edit({ by: aiko, id: root, says: 'Write to me' })
  const [page, other] = [await visit(miriam), await visit(jonas)]
  await openRoom(page, `${scene.path}/a/${root}`)
  const edited = cardOf(page, root).getByRole('button', { name: 'edited' })
  const dialog = page.getByRole('dialog', { name: 'Earlier versions' })
  await edited.focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Call me: 555 0100')
  await expectAccessibleInBoth(page, 'earlier versions')
  // Escape is the dialog's, not the thread's.
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(edited).toBeFocused()
  await edited.click()
  await dialog.getByRole('button', { name: 'Remove this version' }).click()
  await dialog.getByRole('button', { name: 'Remove for good' }).click()
  await expect(dialog).toContainText('Removed by a moderator')
  await expect(dialog).not.toContainText('555')
  await openRoom(other, `${scene.path}/a/${root}`)
  const theirs = other.getByRole('dialog', { name: 'Earlier versions' })
  await cardOf(other, root).getByRole('button', { name: 'edited' }).click()
  await expect(theirs).toContainText('Removed by a moderator')
  await expect(theirs.getByRole('button', { name: 'Remove this version' })).toHaveCount(0)
})

test('below an empty place one still answers the replies, and is told so', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: miriam, on: WORDS, says: 'Not so' })
  const reply = await scenery.reply({ by: jonas, to: root, says: 'But why' })
  await scenery.remove({ by: miriam, id: root })
  const page = await visit(aiko)
  await openRoom(page, `${scene.path}/a/${root}`)
  const thread = parts.thread(page)
  await expect(thread).toContainText('Deleted annotation')
  await expect(thread).toContainText('Its replies can still be answered.')
  await cardOf(page, reply).getByRole('button', { name: 'Reply to Jonas Brandt' }).click()
  await expect(parts.reply(page)).toBeFocused()
  await page.keyboard.type('Because')
  await post(page).click()
  await expect(thread).toContainText('Because')
  await expectAccessibleInBoth(page, 'an empty place')
})

test('a person is muted where they wrote, undone, and stays muted from the first picture of the next visit on', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Loud words' })
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await openThread(page, 'Loud words')
  const thread = parts.thread(page)
  const mute = async () => {
    await thread.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Mute Jonas Brandt' }).click()
    await expect(thread.getByText('Loud words')).toHaveCount(0)
  }
  await mute()
  await expect(thread.getByText('Muted.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(thread.getByText('Loud words')).toBeVisible()
  await mute()

  const still = await visit({ cookie: await scenery.session({ of: aiko }) }, { javaScriptEnabled: false })
  await still.goto(scene.path)
  await expect(still.getByText('Muted.')).toBeVisible()
  await expect(still.getByText('Loud words')).toHaveCount(0)

  // What arrives by them waits, is not counted, and is folded when it is shown with what others wrote.
  await scenery.annotate({ in: scene.id, by: jonas, on: 'lamp trimmed', says: 'Louder still' })
  await scenery.annotate({ in: scene.id, by: scene.people.miriam, on: 'a date', says: 'In a low voice' })
  await expect(parts.arrivals(page)).toHaveAccessibleName('Show 1 new')
  await showArrivals(page)
  await expect(page.getByText('Muted.')).toHaveCount(2)
  await expect(page.getByText('Louder still')).toHaveCount(0)
})
