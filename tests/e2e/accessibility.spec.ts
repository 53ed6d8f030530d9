import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessibleInBoth, smallTargets } from './support/look'
import { actOn, clickWords, expectPainted, openRoom, parts, selectWords, tapWords } from './support/room'
import type { Scenery } from './support/ask-scenes'
import { signIn } from './support/sign-in'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
}

/** A reading with a thread of several voices, an overlap, a question, a resolved thread and a note on the whole. */
async function furnished(scenery: Scenery) {
  const scene = await scenery.scene({ readableBy: 'world' })
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: miriam, on: 'the weather', says: 'Which weather?' })
  await scenery.reply({ by: jonas, to: root, says: 'Wind and swell.' })
  await scenery.reply({ by: aiko, to: root, says: 'And rain.' })
  await scenery.annotate({
    in: scene.id,
    by: jonas,
    on: 'wrote down the weather every',
    says: 'Over the other',
  })
  await scenery.annotate({
    in: scene.id,
    by: aiko,
    on: 'the oil measured',
    says: 'Why oil?',
    motivation: 'questioning',
  })
  await scenery.annotate({ in: scene.id, by: aiko, on: 'a date', says: null, motivation: 'highlighting' })
  await scenery.annotate({ in: scene.id, by: miriam, says: 'Read it aloud.' })
  const settled = await scenery.annotate({
    in: scene.id,
    by: jonas,
    on: 'in a drawer',
    says: 'Which drawer?',
  })
  await scenery.resolve({ by: jonas, id: settled })
  return scene
}

/** The same check of contrast, names, roles and of the size of targets for each state of a screen. */
async function expectFit(page: Page, state: string, size = 24): Promise<void> {
  await expectAccessibleInBoth(page, state)
  expect(await smallTargets(page, size), `${state}: targets`).toEqual([])
}

test('signing in: empty, and with errors', async ({ scenery, visit }) => {
  const { people } = await scenery.scene()
  const page = await visit(null)
  await page.goto('/sign-in')
  await expectFit(page, 'sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Enter your e-mail address.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expectFit(page, 'sign-in with nothing entered')
  await signIn(page, { ...people.jonas, password: 'wrong' })
  await expect(page.getByText('That e-mail and password do not match.')).toBeVisible()
  await expect(page.getByLabel('Password')).toBeFocused()
  await expectFit(page, 'sign-in with a wrong password')
})

test('home: with nothing, and with something', async ({ scenery, visit }) => {
  const empty = await visit(await scenery.visitor({ name: 'Lou' }))
  await empty.goto('/')
  await expect(empty.getByText('Nothing yet.')).toBeVisible()
  await expectFit(empty, 'home without readings')
  const scene = await furnished(scenery)
  const page = await visit(scene.people.miriam)
  await page.goto('/')
  await expect(page.getByRole('link', { name: scene.title })).toBeVisible()
  await expectFit(page, 'home with a reading')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expectFit(page, 'the account')
})

test('a reading: as it is met, and with a thread open', async ({ scenery, visit }) => {
  const scene = await furnished(scenery)
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await expectPainted(page, 'depth-2', 'the weather')
  await expectFit(page, 'reading')
  await clickWords(page, 'the weather')
  await expect(parts.thread(page)).toContainText('And rain.')
  await expectFit(page, 'thread open')
  await parts.thread(page).getByRole('button', { name: 'More for the annotation by Jonas Brandt' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
  await expectFit(page, 'menu open')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '1 of 2 here' }).click()
  await expect(page.getByRole('complementary', { name: '2 threads here' })).toBeVisible()
  await expectFit(page, 'chooser')
})

test('a reading: the toolbar, the composer and its errors', async ({ scenery, visit, expected }) => {
  expected.push(/Failed to load resource/)
  const scene = await furnished(scenery)
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await selectWords(page, 'lamp trimmed')
  await expect(parts.toolbar(page)).toBeVisible()
  await expectFit(page, 'toolbar')
  await parts.toolbar(page).getByRole('button', { name: 'Annotate' }).click()
  await expect(parts.composer(page)).toBeFocused()
  await expectFit(page, 'composer')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Write something first.' })).toBeVisible()
  await expectFit(page, 'composer with an error')
  await page.keyboard.type('Words')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByLabel('Link address')).toBeFocused()
  await expectFit(page, 'link field')
  await page.keyboard.press('Escape')
  await page.route('**/api/annotations', (route) => route.abort())
  await parts.composer(page).press('ControlOrMeta+Enter')
  await expect(page.getByText('Not posted.')).toBeVisible()
  await expectFit(page, 'not posted')
})

test('a reading: the resolved, a toast, and two edits that meet', async ({ scenery, visit, expected }) => {
  expected.push(/409/)
  const scene = await furnished(scenery)
  const { jonas } = scene.people
  const id = await scenery.annotate({ in: scene.id, by: jonas, on: 'forty spoons', says: 'Forty?' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await page.getByRole('button', { name: '1 resolved' }).click()
  await expect(page.getByRole('complementary', { name: 'Resolved' })).toContainText('Which drawer?')
  await expectFit(page, 'resolved')
  await page.getByRole('complementary').getByRole('link').first().click()
  await page.getByRole('button', { name: 'Re-open' }).click()
  await expect(page.getByRole('button', { name: 'Resolve' })).toBeVisible()
  await page.getByRole('button', { name: 'Resolve' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expectFit(page, 'toast')

  await clickWords(page, 'forty spoons')
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(parts.editing(page)).toBeFocused()
  await page.keyboard.type(' Or more?')
  await scenery.edit({ by: jonas, id, says: 'Thirty-nine?' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('button', { name: 'Save mine instead' })).toBeVisible()
  await expectFit(page, 'conflict')
})

test('a reading: signed out, by permalink, and with marked passages', async ({ scenery, visit }) => {
  const scene = await furnished(scenery)
  const page = await visit(null)
  await openRoom(page, scene.path)
  await expectFit(page, 'signed out')
  await selectWords(page, 'lamp trimmed')
  await expect(parts.toolbar(page)).toBeVisible()
  await expectFit(page, 'signed out, toolbar')
  await openRoom(page, `${scene.path}?marks=1`)
  await expectFit(page, 'marked')
})

test('on a phone: reading, sheet, composer and panels', async ({ scenery, visit, expected }) => {
  expected.push(/404/)
  const scene = await furnished(scenery)
  const page = await visit(scene.people.jonas, PHONE)
  await page.goto('/')
  await expectFit(page, 'home on a phone', 44)
  await openRoom(page, scene.path)
  await expectFit(page, 'reading on a phone', 44)
  await tapWords(page, 'the oil measured')
  await expect(page.locator('[data-sheet]')).toContainText('Why oil?')
  await expectFit(page, 'sheet', 44)
  await page.getByRole('button', { name: 'Reply to Aiko' }).tap()
  await expect(parts.reply(page)).toBeFocused()
  await page.keyboard.type('Because')
  await expectFit(page, 'reply in the sheet', 44)
  await page.getByRole('button', { name: 'Close' }).tap()
  await page.getByRole('button', { name: 'More tools' }).tap()
  await page.getByRole('button', { name: '1 resolved' }).tap()
  await expect(page.getByRole('complementary', { name: 'Resolved' })).toContainText('Which drawer?')
  await expectFit(page, 'resolved on a phone', 44)
  await page.goto('/nowhere')
  await expectFit(page, 'not found on a phone', 44)
  const out = await visit(null, PHONE)
  await out.goto('/sign-in')
  await expectFit(out, 'sign-in on a phone', 44)
})

test('what is not there says so, and leads on', async ({ scenery, visit, expected }) => {
  expected.push(/404/)
  const { people } = await scenery.scene()
  const page = await visit(people.jonas)
  for (const path of ['/nowhere', '/r/AAAAAAAAAAAAAAAAAAAAAA', '/r/nonsense/a/nonsense']) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible()
    await expectFit(page, path)
  }
  await page.getByRole('link', { name: 'Go to your readings' }).click()
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
})

test('with reduced motion nothing moves, and the way is the same', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ paragraphs: 60 })
  const { jonas } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: 'The oil of entry 50 lasted', says: 'Far off' })
  const page = await visit(jonas, { reducedMotion: 'reduce' })
  await openRoom(page, scene.path)
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length)
  await page.keyboard.press(']')
  await expect(parts.thread(page)).toBeVisible()
  expect(await moving()).toBe(0)
  await expect(parts.thread(page)).toBeInViewport()
  await actOn(page, 'Entry 49 begins', 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  expect(await moving()).toBe(0)
})

test('with forced colours the room is still a room', async ({ scenery, visit }) => {
  const scene = await furnished(scenery)
  const page = await visit(scene.people.jonas, { forcedColors: 'active' })
  await openRoom(page, scene.path)
  await clickWords(page, 'the weather')
  await expect(parts.thread(page)).toContainText('And rain.')
  await expectPainted(page, 'open', 'the weather')
  const border = (css: string) =>
    page.evaluate((selector) => {
      const style = getComputedStyle(document.querySelector(selector)!)
      return Math.max(Number.parseFloat(style.borderInlineStartWidth), Number.parseFloat(style.outlineWidth))
    }, css)
  expect(await border('[data-open-thread]')).toBeGreaterThan(0)
  await selectWords(page, 'lamp trimmed')
  await expect(parts.toolbar(page)).toBeVisible()
  expect(await border('[role=toolbar]')).toBeGreaterThan(0)
})

test('at 400 % and with the spacing of WCAG 1.4.12 nothing is lost or pushed sideways', async ({
  scenery,
  visit,
}) => {
  const scene = await furnished(scenery)
  const page = await visit(scene.people.jonas, { viewport: { width: 320, height: 256 } })
  await openRoom(page, scene.path)
  const excess = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await excess()).toBeLessThanOrEqual(0)
  await page.addStyleTag({
    content:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
  })
  expect(await excess()).toBeLessThanOrEqual(0)
  await clickWords(page, 'the oil measured')
  await expect(page.locator('[data-sheet]')).toContainText('Why oil?')
  await expect(page.getByRole('button', { name: 'Close' })).toBeInViewport()
  expect(await excess()).toBeLessThanOrEqual(0)
})
