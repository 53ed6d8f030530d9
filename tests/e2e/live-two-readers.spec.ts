import type { Page } from '@playwright/test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import { expect, test } from './support/e2e-test'
import { boxOf, expectNotPainted, expectPainted, openRoom, parts, showArrivals } from './support/room'

const WORDS = 'The oil of entry 12 lasted'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Where the page is scrolled to, where a passage of it stands in the window, and where the open thread does: to the pixel. */
function placeOf(page: Page) {
  return page.evaluate(() => ({
    scroll: window.scrollY,
    text: document.querySelector('#article')!.getBoundingClientRect().top,
    thread: document.querySelector('[data-open-thread]')?.getBoundingClientRect().top ?? null,
  }))
}

/** Waits until nothing glides any more. */
async function settled(page: Page) {
  let before = ''
  await expect
    .poll(async () => {
      const now = JSON.stringify(await placeOf(page))
      const isStill = now === before
      before = now
      return isStill
    })
    .toBe(true)
  return placeOf(page)
}

/** Everything that the page has said to those who listen. */
async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const output = document.querySelector('main ~ output')!
    new MutationObserver(() => said.push(output.textContent)).observe(output, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

test('what others write waits behind the pill, and moves nothing when it is shown', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ paragraphs: 40 })
  const { miriam, jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: miriam, on: WORDS, says: 'What is being read' })
  const [page, other] = [await visit(jonas), await visit(aiko)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  const said = await listenTo(page)
  await page.getByText(WORDS).scrollIntoViewIfNeeded()
  await parts.card(page, 'What is being read').getByRole('link').first().click()
  await expect(parts.thread(page)).toBeFocused()
  const before = await settled(page)

  await scenery.annotate({ in: scene.id, by: aiko, on: 'Entry 11 begins', says: 'Above it' })
  await scenery.annotate({ in: scene.id, by: aiko, on: 'Entry 12 begins', says: 'Right above it' })
  await scenery.annotate({ in: scene.id, by: miriam, says: 'On all of it, above the text' })
  await expect(parts.arrivals(page)).toHaveAccessibleName('Show 3 new')
  await expect.poll(said).toContainEqual(expect.stringMatching(/^Miriam Okafor annotated a passage, 3 new$/))
  await expect(parts.card(page, 'Right above it')).toHaveCount(0)
  await expectNotPainted(page, 'depth-1', 'Entry 12 begins')
  await expect(parts.thread(page)).toBeFocused()
  expect(await settled(page)).toEqual(before)
  await expectAccessibleInBoth(page, 'what waits')

  await page.keyboard.press('l')
  await expect(parts.arrivals(page)).toHaveCount(0)
  await expect(parts.card(page, 'Right above it')).toBeAttached()
  await expectPainted(page, 'depth-1', 'Entry 12 begins')
  await expect(page.getByRole('list', { name: 'On the whole text' })).toContainText('On all of it')
  await expect(parts.thread(page)).toBeFocused()
  const { text, thread } = await settled(page)
  // A page is scrolled by whole pixels, and what came above is not so many high.
  expect(Math.abs(text - before.text)).toBeLessThan(1)
  expect(Math.abs((thread ?? 0) - (before.thread ?? 0))).toBeLessThan(1)
})

test('in the open thread replies, edits and removals are shown at once, and the text stays', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ paragraphs: 40 })
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: miriam, on: WORDS, says: 'As it was said first' })
  const far = await scenery.annotate({ in: scene.id, by: aiko, on: 'Entry 13 begins', says: 'Beside it' })
  const [page, third] = [await visit(jonas), await visit(miriam)]
  await Promise.all([openRoom(page, `${scene.path}/a/${root}`), openRoom(third, scene.path)])
  await expect(parts.thread(page)).toContainText('As it was said first')
  const before = await settled(page)
  const stays = async () => expect(await settled(page)).toEqual(before)

  const reply = await scenery.reply({ by: aiko, to: root, says: 'An answer meanwhile' })
  await expect(parts.thread(page)).toContainText('An answer meanwhile')
  // For Miriam, who has it not open, it waits.
  await expect(parts.arrivals(third)).toHaveAccessibleName('Show 1 new')
  await third.getByText(WORDS).scrollIntoViewIfNeeded()
  await expect(parts.card(third, 'As it was said first')).not.toContainText('1 reply')
  await stays()
  await scenery.edit({ by: miriam, id: root, says: 'As it is said now' })
  for (const one of [page, third]) await expect(parts.card(one, 'As it is said now')).toBeVisible()
  await stays()
  await scenery.remove({ by: aiko, id: reply })
  await expect(parts.thread(page)).not.toContainText('An answer meanwhile')
  await expect(parts.arrivals(third)).toHaveCount(0)
  await stays()
  await scenery.remove({ by: aiko, id: far })
  await expect(parts.card(page, 'Beside it')).toHaveCount(0)
  await stays()
  await expect(parts.arrivals(page)).toHaveCount(0)

  // What waits in a thread is there once the thread is opened.
  await scenery.reply({ by: aiko, to: root, says: 'One more answer' })
  await expect(parts.arrivals(third)).toBeVisible()
  await parts.card(third, 'As it is said now').getByRole('link').first().click()
  await expect(parts.thread(third)).toContainText('One more answer')
  await expect(parts.arrivals(third)).toHaveCount(0)
})

test('one’s own writing is on one’s other device at once', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas } = scene.people
  const other = await visit({ cookie: await scenery.session({ of: jonas }) })
  await openRoom(other, scene.path)
  await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'By the other hand' })
  await expect(parts.card(other, 'By the other hand')).toBeVisible()
  await expect(parts.arrivals(other)).toHaveCount(0)
})

test('on a phone the pill stands in the bar, on a text that had nothing on it', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const page = await visit(aiko, PHONE)
  await openRoom(page, scene.path)
  await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'The very first' })
  await expect(parts.arrivals(page)).toHaveText(/^1 new/)
  await expect(parts.card(page, 'The very first')).toHaveCount(0)
  await expectAccessible(page, 'what waits, on a phone')
  expect(await smallTargets(page, 44)).toEqual([])
  const [pill, bar] = [await boxOf(parts.arrivals(page)), await boxOf(page.getByRole('banner'))]
  expect(pill.bottom).toBeLessThanOrEqual(bar.bottom)
  expect(pill.right).toBeLessThanOrEqual(390)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await showArrivals(page)
  await expectPainted(page, 'depth-1', 'the weather')
})

test('who is suspended and who signs out hear nothing more, within two seconds', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/401|404|Failed to load resource/)
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const [page, other] = [await visit(jonas), await visit(aiko)]
  const streamEnds = (one: Page) =>
    one.waitForEvent('requestfinished', {
      predicate: (request) => request.url().includes('/api/events'),
      timeout: 2_500,
    })
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  // Once something has arrived the streams are there.
  await scenery.annotate({ in: scene.id, by: miriam, on: 'the weather', says: 'Heard by all' })
  for (const one of [page, other]) await expect(parts.arrivals(one)).toBeVisible()

  const ends = [streamEnds(page), streamEnds(other)]
  await Promise.all([scenery.suspend({ of: jonas, by: miriam }), scenery.expireSessions({ of: aiko })])
  await Promise.all(ends)
  await scenery.annotate({ in: scene.id, by: miriam, on: 'a date', says: 'Heard by no one' })
  await expect(page.getByText('This text is no longer open to you.')).toBeVisible()
  await expect(other.getByText('You are signed out.')).toBeVisible()
  for (const one of [page, other]) await expect(parts.arrivals(one)).toHaveAccessibleName('Show 1 new')
})

test('who reads now stands over the text, moves nothing, and can be kept to oneself', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const [page, phone] = [await visit(jonas), await visit(aiko, PHONE)]
  await openRoom(page, scene.path)
  const before = await settled(page)
  await openRoom(phone, scene.path)
  const here = (one: Page) => one.getByRole('button', { name: '1 other reading now' })
  for (const one of [page, phone]) await expect(here(one)).toBeVisible({ timeout: 15_000 })
  expect(await settled(page)).toEqual(before)
  await here(page).click()
  await expect(page.getByRole('region', { name: 'Reading now' })).toHaveText('Aiko Tanabe')
  await expectAccessibleInBoth(page, 'who reads now')
  expect(await smallTargets(phone, 44)).toEqual([])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await phone.getByRole('button', { name: 'More tools' }).tap()
  await phone.getByRole('button', { name: 'Reading settings' }).tap()
  await phone.getByRole('switch', { name: 'Show others that I am reading' }).uncheck()
  await expectAccessible(phone, 'the reading settings')
  await expect(here(page)).toHaveCount(0, { timeout: 15_000 })
  await expect(here(phone)).toBeVisible()
})
