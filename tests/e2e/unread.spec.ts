import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import type { Scenery } from './support/ask-scenes'
import { expectPainted, openRoom, parts } from './support/room'

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const on = (n: number) => `The oil of entry ${n} lasted`

/** Far down the page a short thread and one of eight replies: for Aiko all of it is new, and out of sight. */
async function discussed(scenery: Scenery) {
  const scene = await scenery.scene({ paragraphs: 40 })
  const { miriam, jonas } = scene.people
  const short = await scenery.annotate({ in: scene.id, by: jonas, on: on(24), says: 'A short thread' })
  const long = await scenery.annotate({ in: scene.id, by: miriam, on: on(32), says: 'A long thread' })
  const replies: string[] = []
  for (let i = 1; i <= 8; i++)
    replies.push(await scenery.reply({ by: i % 2 ? jonas : miriam, to: long, says: `Answer number ${i}` }))
  return { ...scene, short, long, replies }
}

const unreadLens = (page: Page) =>
  page.getByRole('group', { name: 'Which threads are shown' }).getByRole('button', { name: /^Unread/ })
const dot = (page: Page, words: string) => parts.card(page, words).locator('[data-unread]').first()

/** As when the reader goes to another tab: what was seen is sent at once. */
async function lookAway(page: Page): Promise<void> {
  const sent = page.waitForResponse((response) => response.url().endsWith('/seen') && response.ok())
  await page.evaluate(() => {
    const turn = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    turn('hidden')
    turn('visible')
  })
  await sent
}

test('what is new has a dot and a number, and is read when it has been on screen', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const { aiko, jonas } = scene.people
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await expect(page).toHaveTitle(`(10) ${scene.title} · Postil`)
  await expect(unreadLens(page)).toHaveText('Unread10')
  await expect(page.getByRole('button', { name: 'Paragraph 24: 1 thread, 1 unread' })).toBeAttached()
  await expectAccessibleInBoth(page, 'a room with news')

  await page.locator('#p24').scrollIntoViewIfNeeded()
  await expect(dot(page, 'A short thread')).toBeVisible()
  await expectPainted(page, 'unread', 'The ')
  await expect(parts.card(page, 'A long thread')).toContainText('8 new')
  await expect(dot(page, 'A short thread')).toHaveCount(0)
  await expect(unreadLens(page)).not.toHaveText('Unread10')
  await lookAway(page)

  // One's own words are never news.
  const other = await visit(jonas)
  await openRoom(other, scene.path)
  await expect(other).toHaveTitle(`(5) ${scene.title} · Postil`)
})

test('N leads from one to the next, into what is folded, and back', async ({ scenery, visit }) => {
  const scene = await discussed(scenery)
  const { aiko } = scene.people
  const [, second, third] = scene.replies
  await scenery.see({ by: aiko, in: scene.id, but: [scene.short, second!, third!] })
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await expect(page).toHaveTitle(`(3) ${scene.title} · Postil`)
  await page.keyboard.press('n')
  await expect(parts.thread(page)).toContainText('A short thread')
  await page.keyboard.press('n')
  await expect(page.locator(`#annotation-${second}`)).toBeFocused()
  await expect(parts.thread(page)).toContainText('Answer number 2')
  await page.keyboard.press('n')
  await expect(page.locator(`#annotation-${third}`)).toBeFocused()
  await page.keyboard.press('Shift+N')
  await expect(page.locator(`#annotation-${second}`)).toBeFocused()
  // What one only came by has not been read.
  await expect(page).toHaveTitle(`(1) ${scene.title} · Postil`)
  await page.keyboard.press('n')
  await expect(parts.thread(page)).toContainText('A short thread')
  await expect(page).toHaveTitle(`${scene.title} · Postil`)
  await page.keyboard.press('n')
  await expect(page.getByText('Nothing unread here.')).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('row', { name: /Next or previous unread/ })).toBeVisible()
})

test('what is seen on one device is seen on the other, and all at once where one wishes', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const { aiko } = scene.people
  const [desk, phone] = [
    await visit(aiko),
    await visit({ cookie: await scenery.session({ of: aiko }) }, PHONE),
  ]
  await openRoom(phone, scene.path)
  await openRoom(desk, scene.path)
  await expect(phone).toHaveTitle(`(10) ${scene.title} · Postil`)
  await desk.keyboard.press('n')
  await expect(parts.thread(desk)).toContainText('A short thread')
  await expect(desk).toHaveTitle(`(9) ${scene.title} · Postil`)
  await lookAway(desk)
  await expect(phone).toHaveTitle(`(9) ${scene.title} · Postil`)

  // What arrives is new on both.
  await scenery.reply({ by: scene.people.jonas, to: scene.short, says: 'One more' })
  await expect(phone).toHaveTitle(`(10) ${scene.title} · Postil`)
  await phone.getByRole('button', { name: 'Next unread' }).first().tap()
  await expect(parts.thread(phone)).toBeVisible()
  expect(await smallTargets(phone, 44)).toEqual([])
  await phone.keyboard.press('Escape')
  await phone.getByRole('button', { name: 'More tools' }).tap()
  expect(await smallTargets(phone, 44)).toEqual([])
  await expectAccessible(phone, 'the further tools')
  await phone.getByRole('button', { name: 'Mark all as read' }).tap()
  await expect(phone.getByText('marked as read.')).toBeVisible()
  await expect(phone).toHaveTitle(`${scene.title} · Postil`)
  await expect(desk).toHaveTitle(`${scene.title} · Postil`)
  await desk.reload()
  await expect(desk).toHaveTitle(`${scene.title} · Postil`)
})

test('lenses show what is unread, and what came since the last visit', async ({ scenery, visit }) => {
  const scene = await discussed(scenery)
  const { aiko, jonas } = scene.people
  const panel = (page: Page) => page.getByRole('complementary', { name: 'Filter and sort' })
  await scenery.see({ by: aiko, in: scene.id, but: [scene.short], hoursAgo: 3 })
  await scenery.annotate({ in: scene.id, by: jonas, on: on(28), says: 'Said in the meantime' })
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await unreadLens(page).click()
  await expect(page.getByText('Unread threads')).toBeVisible()
  await page.keyboard.press(']')
  await expect(parts.thread(page)).toContainText('A short thread')
  // It stays while it is read, and has been.
  await expect(page).toHaveTitle(`(1) ${scene.title} · Postil`)
  await expect(parts.thread(page)).toContainText('A short thread')
  await page.getByRole('button', { name: 'Filter and sort' }).click()
  await expect(panel(page).locator('[data-thread]')).toHaveCount(2)
  await panel(page).getByRole('button', { name: 'Since your last visit' }).click()
  await expect(panel(page).locator('[data-thread]')).toHaveCount(1)
  await expect(panel(page)).toContainText('Said in the meantime')
  await expect(panel(page)).toContainText('Threads with news since your last visit: 1 thread')
  await expectAccessible(page, 'since the last visit')
})

test('the inbox gathers what is new across all texts, and leads to the very thread', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const { aiko, jonas } = scene.people
  const own = await scenery.annotate({ in: scene.id, by: aiko, on: on(2), says: 'A thread of my own' })
  await scenery.reply({ by: jonas, to: own, says: 'An answer to Aiko' })
  const page = await visit(aiko)
  await page.goto('/')
  await expect(page.getByText('11 new · 3 threads')).toBeVisible()
  await expect(page.getByText('11 unread in 1 text.')).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Inbox' }).click()
  await expect(page).toHaveTitle('Inbox · Postil')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(11)
  await expect(rows.first()).toContainText('Jonas Brandt replied to you')
  await expectAccessibleInBoth(page, 'the inbox')
  expect(await smallTargets(page, 24)).toEqual([])

  await page.getByRole('link', { name: 'Answers to me' }).click()
  await expect(rows).toHaveCount(1)
  await page.getByRole('link', { name: /Jonas Brandt replied to you/ }).focus()
  await page.keyboard.press('Enter')
  await expect(parts.thread(page)).toContainText('An answer to Aiko')
  await expect(page).toHaveTitle(`(10) ${scene.title} · Postil`)
  await lookAway(page)
  await page.goto('/inbox?kind=answers')
  await expect(page.getByText('No answers to you that you have not read.')).toBeVisible()
  await page.getByLabel('Also what I have read').check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(rows).toHaveCount(1)

  const phone = await visit({ cookie: await scenery.session({ of: aiko }) }, PHONE)
  await phone.goto('/')
  await phone.getByRole('button', { name: `Account of ${aiko.name}` }).tap()
  await phone.getByRole('link', { name: 'Inbox' }).tap()
  await expect(phone.getByRole('main').getByRole('listitem')).not.toHaveCount(0)
  expect(await smallTargets(phone, 44)).toEqual([])
})
