import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import type { Scenery } from './support/ask-scenes'
import { actOn, expectNotPainted, expectPainted, openRoom, parts, tapWords } from './support/room'

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

test.describe('lenses and filters', () => {
  const panel = (page: Page) => page.getByRole('complementary', { name: 'Filter and sort' })
  const cards = (page: Page) =>
    page.getByRole('list', { name: 'Threads', exact: true }).locator('[data-thread]')
  const found = (page: Page) => panel(page).locator('[data-thread]')

  /** Three people's threads over a text of thirty paragraphs. */
  async function discussed(scenery: Scenery) {
    const scene = await scenery.scene({ paragraphs: 30 })
    const { miriam, jonas, aiko } = scene.people
    const on = (n: number) => `The oil of entry ${n} lasted`
    await scenery.annotate({ in: scene.id, by: jonas, on: on(1), says: 'Whale oil' })
    await scenery.annotate({
      in: scene.id,
      by: aiko,
      on: on(2),
      says: 'Or paraffin',
      motivation: 'questioning',
    })
    const far = await scenery.annotate({ in: scene.id, by: miriam, on: on(28), says: 'Far down the page' })
    await scenery.reply({ by: aiko, to: far, says: 'There is whale here as well' })
    await scenery.annotate({ in: scene.id, by: miriam, says: 'On all of it' })
    return { ...scene, on }
  }

  test('All, Mine and None hold in the text and beside it', async ({ scenery, visit }) => {
    const scene = await discussed(scenery)
    const page = await visit(scene.people.aiko)
    await openRoom(page, scene.path)
    await expectPainted(page, 'depth-1', scene.on(1))
    await page.getByRole('button', { name: 'Mine', exact: true }).click()
    await expectNotPainted(page, 'depth-1', scene.on(1))
    await expectPainted(page, 'depth-1', scene.on(2))
    await expect(cards(page)).toHaveCount(1)
    await expect(page.getByText('On all of it')).toHaveCount(0)
    await expect(page.getByText('Your threads')).toBeVisible()
    await page.getByRole('button', { name: 'None', exact: true }).click()
    await expectNotPainted(page, 'depth-1', scene.on(2))
    await expect(cards(page)).toHaveCount(0)
    await expectAccessible(page, 'read clean')
    await page.getByRole('button', { name: 'Show all' }).click()
    await expectPainted(page, 'depth-1', scene.on(1))
    await expect(page.getByText('On all of it')).toBeVisible()
    await page.getByRole('button', { name: 'Mine', exact: true }).click()
    // The one that Aiko started, and the one in which she has answered.
    await page.keyboard.press(']')
    await expect(parts.thread(page)).toContainText('Or paraffin')
    await page.keyboard.press(']')
    await expect(parts.thread(page)).toContainText('Far down the page')
  })

  test('filters find what was not loaded, say what is shown, and go in one step', async ({
    scenery,
    visit,
  }) => {
    const scene = await discussed(scenery)
    const page = await visit(scene.people.jonas)
    await openRoom(page, scene.path)
    await page.getByRole('button', { name: 'Filter and sort' }).click()
    await expect(found(page)).toHaveCount(4)
    await expectAccessibleInBoth(page, 'filter')
    expect(await smallTargets(page, 24)).toEqual([])
    await panel(page).getByLabel('Words').fill('whale')
    await expect(found(page)).toHaveCount(2)
    await panel(page).getByLabel('Person').selectOption('Aiko Tanabe')
    await expect(found(page)).toHaveCount(1)
    await expect(panel(page)).toContainText('Threads with Aiko Tanabe, saying “whale”: 1 thread')
    await expect(found(page)).toContainText('Far down the page')
    await panel(page).getByRole('button', { name: 'Close' }).click()
    await expectNotPainted(page, 'depth-1', scene.on(1))
    await expect(page.getByText('Threads with Aiko Tanabe, saying “whale”')).toBeVisible()
    await page.keyboard.press(']')
    await expect(parts.thread(page)).toContainText('There is whale here as well')
    await page.getByRole('button', { name: 'Show all' }).click()
    await page.keyboard.press('[')
    await expect(parts.thread(page)).toContainText('Or paraffin')
  })

  test('orders list the threads otherwise, and leave the text as it is', async ({ scenery, visit }) => {
    const scene = await discussed(scenery)
    const page = await visit(scene.people.jonas, PHONE)
    await openRoom(page, scene.path)
    await page.getByRole('button', { name: 'More tools' }).tap()
    await page.getByRole('button', { name: 'Filter and sort' }).tap()
    await panel(page).getByLabel('Order').selectOption('Most replies')
    await expect(found(page).first()).toContainText('Far down the page')
    await expect(found(page)).toHaveCount(4)
    await panel(page).getByRole('button', { name: 'Mine', exact: true }).tap()
    await expect(found(page)).toHaveCount(1)
    expect(await smallTargets(page, 44)).toEqual([])
    await panel(page).getByRole('button', { name: 'Close' }).tap()
    await expect(page.getByText('Your threads')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).tap()
    await expectPainted(page, 'depth-1', scene.on(2))
  })
})

test.describe('a crowded passage', () => {
  const words = 'The oil of entry 2 lasted'
  const here = (page: Page) => page.getByRole('complementary', { name: '7 threads here' })

  async function crowded(scenery: Scenery) {
    const scene = await scenery.scene({ paragraphs: 12 })
    const { miriam, jonas, aiko } = scene.people
    for (let i = 1; i <= 6; i++)
      await scenery.annotate({ in: scene.id, by: jonas, on: words, says: `Voice ${i}` })
    await scenery.annotate({ in: scene.id, by: aiko, on: `${words} until`, says: 'A voice of my own' })
    await scenery.annotate({ in: scene.id, by: miriam, on: 'The oil of entry 9', says: 'Alone' })
    return scene
  }

  test('is one stack in the margin, opened as a list', async ({ scenery, visit }) => {
    const scene = await crowded(scenery)
    const page = await visit(scene.people.aiko)
    await openRoom(page, scene.path)
    await expect(parts.card(page, 'Alone')).toBeVisible()
    await expect(parts.card(page, 'Voice 1')).toHaveCount(0)
    await expectAccessibleInBoth(page, 'a stack')
    await page.getByRole('button', { name: '7 threads here' }).click()
    await expect(here(page).locator('[data-thread]')).toHaveCount(7)
    await expectAccessible(page, 'a stack opened')
    expect(await smallTargets(page, 24)).toEqual([])
    await here(page).getByRole('button', { name: 'Newest' }).click()
    await expect(here(page).locator('[data-thread]').first()).toContainText('A voice of my own')
    await here(page).getByRole('button', { name: 'Unread', exact: true }).click()
    await expect(here(page).getByText('A voice of my own')).toHaveCount(0)
    await here(page).getByRole('button', { name: 'Mine', exact: true }).click()
    await expect(here(page).locator('[data-thread]')).toHaveCount(1)
    await here(page).getByRole('link', { name: 'Aiko Tanabe' }).click()
    await expect(parts.thread(page)).toContainText('A voice of my own')
    await expect(page.getByRole('button', { name: '7 threads here' })).toBeVisible()
  })

  test('leads to the same list on a phone', async ({ scenery, visit }) => {
    const scene = await crowded(scenery)
    const page = await visit(scene.people.aiko, PHONE)
    await openRoom(page, scene.path)
    await expectPainted(page, 'depth-3', words)
    await tapWords(page, words)
    await page.getByRole('button', { name: '1 of 7 here' }).tap()
    await expect(here(page).locator('[data-thread]')).toHaveCount(7)
    await here(page).getByRole('button', { name: 'Mine', exact: true }).tap()
    await expect(here(page).locator('[data-thread]')).toHaveCount(1)
  })

  test('annotated anew offers the thread that is there', async ({ scenery, visit }) => {
    const scene = await scenery.scene({ paragraphs: 12 })
    const { jonas, aiko } = scene.people
    await scenery.annotate({
      in: scene.id,
      by: jonas,
      on: words,
      says: 'How long?',
      motivation: 'questioning',
    })
    const page = await visit(aiko)
    await openRoom(page, scene.path)
    await expectPainted(page, 'depth-1', words)
    await actOn(page, `${words} until`, 'Annotate')
    await expect(parts.composer(page)).toBeFocused()
    await page.keyboard.type('Words that stay')
    await expect(page.getByText('Jonas Brandt asked about this passage.')).toBeVisible()
    await expectAccessible(page, 'a thread offered')
    await page.getByRole('button', { name: 'Open the thread' }).click()
    await expect(parts.thread(page)).toContainText('How long?')
    await expect(page.getByRole('button', { name: /Draft.*Words that stay/ })).toBeVisible()
  })
})
