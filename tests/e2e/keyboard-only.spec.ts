import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectFocusKept, expectPainted, openRoom, parts, selectedText } from './support/room'

/** Presses Tab until the focus is inside what is asked for; fails when it never comes there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((css) => document.activeElement?.closest(css) != null, selector)) return
  }
  throw new Error(`Tab leads nowhere near ${selector}`)
}

/** The stops that Tab makes on its way once around the page, named by what they are. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      return element === null || element === document.body
        ? null
        : `${element.tagName} ${element.id || (element.getAttribute('aria-label') ?? element.textContent?.slice(0, 30))}`
    })
    if (stop === null || stop === stops[0]) return stops
    stops.push(stop)
  }
  return stops
}

test('a whole visit by keyboard alone: sign in, read, annotate, answer, settle', async ({
  scenery,
  visit,
}) => {
  test.slow()
  const scene = await scenery.scene({ password: 'jonas' })
  const { jonas, aiko } = scene.people
  const said = { in: scene.id, by: aiko, on: 'For three winters', says: 'Three winters of silence' }
  const root = await scenery.annotate(said)
  const page = await visit(null)
  const press = (key: string) => page.keyboard.press(key)

  await page.goto('/')
  await tabTo(page, 'input[name=email]')
  await page.keyboard.type(jonas.email)
  await tabTo(page, 'input[name=password]')
  await page.keyboard.type(jonas.password ?? '')
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
  await tabTo(page, `a[href="${scene.path}"]`)
  await press('Enter')
  await expect(page.locator('main[data-ready]')).toBeAttached()

  await tabTo(page, '#article')
  await press('ArrowDown')
  await expect.poll(() => selectedText(page)).toMatch(/^The lighthouse keeper .* at the desk\.$/s)
  await press('ArrowDown')
  await expect.poll(() => selectedText(page)).toMatch(/^Nobody asked him/)
  await press('Enter')
  await expect.poll(() => selectedText(page)).toMatch(/^Nobody asked him to do it\.\s*$/)
  await press('ArrowDown')
  await expect.poll(() => selectedText(page)).toMatch(/^The office on the mainland .* nothing else\.$/)

  await press('a')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('As if the weather were free.')
  await press('ControlOrMeta+Enter')
  await expectPainted(page, 'own', 'The office on the mainland')
  await expectFocusKept(page)
  await expect.poll(() => scenery.stored({ in: scene.id })).toHaveLength(2)

  await press('Escape')
  await expectFocusKept(page)
  await tabToArticle(page)
  await press(']')
  await expect(parts.thread(page)).toContainText('As if the weather were free.')
  await press(']')
  await expect(parts.thread(page)).toContainText('Three winters of silence')
  await expect(parts.thread(page)).toBeFocused()
  await press('[')
  await expect(parts.thread(page)).toContainText('As if the weather were free.')
  await press(']')
  await expect(parts.thread(page)).toContainText('Three winters of silence')

  await press('s')
  await expect(parts.article(page)).toBeFocused()
  await expect(parts.thread(page)).toContainText('Three winters of silence')

  await press('r')
  await expect(parts.reply(page)).toBeFocused()
  await page.keyboard.type('Or three winters of calm.')
  await press('Escape')
  await expect(parts.reply(page)).toHaveCount(0)
  await expectFocusKept(page)
  await press('r')
  await expect(parts.reply(page)).toBeFocused()
  await expect(parts.reply(page)).toHaveText('Or three winters of calm.')
  await press('ControlOrMeta+Enter')
  await expect(parts.thread(page)).toContainText('Or three winters of calm.')
  await expectFocusKept(page)
  await expect.poll(() => scenery.stored({ in: scene.id })).toHaveLength(3)

  await press('Escape')
  await expect(parts.thread(page)).toHaveCount(0)
  await expectFocusKept(page)
  await press('[')
  await press('[')
  await scenery.remove({ by: aiko, id: root })
})

/** Back into the text, from wherever the focus is. */
async function tabToArticle(page: Page): Promise<void> {
  await parts.article(page).focus()
}

test('resolving by keyboard leaves the focus somewhere, and Undo is within reach', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'To be settled' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  await page.keyboard.press(']')
  await expect(parts.thread(page)).toBeFocused()
  await page.keyboard.press('e')
  await expect(parts.card(page, 'To be settled')).toHaveCount(0)
  await expectFocusKept(page)
  await tabTo(page, 'output button')
  await page.keyboard.press('Enter')
  await expect(parts.card(page, 'To be settled')).toBeVisible()
  await expectFocusKept(page)
})

test('the menus, the resolved and the whole text are reached and left by keyboard', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas } = scene.people
  const id = await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Resolved already' })
  await scenery.annotate({ in: scene.id, by: jonas, on: 'the oil', says: 'Mine to change' })
  await scenery.resolve({ by: jonas, id })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  const press = (key: string) => page.keyboard.press(key)

  const resolved = page.getByRole('button', { name: '1 resolved' })
  await resolved.focus()
  await press('Enter')
  await expect(page.getByRole('complementary', { name: 'Resolved' })).toBeFocused()
  await press('Escape')
  await expect(page.getByRole('complementary')).toHaveCount(0)
  await expect(resolved).toBeFocused()

  await page.getByRole('button', { name: 'Annotate the whole text' }).focus()
  await press('Enter')
  await expect(parts.whole(page)).toBeFocused()
  await press('Escape')
  await expect(parts.whole(page)).toHaveCount(0)
  await expectFocusKept(page)

  await parts.article(page).focus()
  await press(']')
  await expect(parts.thread(page)).toBeFocused()
  const more = page.getByRole('button', { name: /^More for/ })
  await more.focus()
  await press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused()
  await press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused()
  await press('Escape')
  await expect(more).toBeFocused()
  await expect(parts.thread(page)).toBeVisible()
  await press('ArrowDown')
  await press('e')
  await press('Enter')
  await expect(parts.editing(page)).toBeFocused()
  await press('Escape')
  await expectFocusKept(page)
  await more.focus()
  await press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused()
  await press('d')
  await press('Enter')
  await expect(parts.card(page, 'Mine to change')).toHaveCount(0)
  await expectFocusKept(page)
})

test('a selection made by keyboard is highlighted, and one is grown by a word', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect.poll(() => selectedText(page)).toMatch(/^The ?$/)
  await page.keyboard.press('ControlOrMeta+Shift+ArrowRight')
  await expect.poll(() => selectedText(page)).toMatch(/^The lighthouse ?$/)
  await expect(parts.toolbar(page)).toBeVisible()
  await page.keyboard.press('h')
  await expectPainted(page, 'own', 'The lighthouse')
  await expectFocusKept(page)
})

test('the number of stops does not grow with the text', async ({ scenery, visit }) => {
  const counts: string[][] = []
  for (const paragraphs of [4, 80]) {
    const scene = await scenery.scene({ paragraphs })
    const { jonas } = scene.people
    for (const n of [1, 2]) {
      await scenery.annotate({ in: scene.id, by: jonas, on: `Entry ${n} begins`, says: `Thread ${n}` })
    }
    const page = await visit(jonas)
    await openRoom(page, scene.path)
    await expect(parts.card(page, 'Thread 2')).toBeVisible()
    await expect(page.locator('#article [data-n]')).toHaveCount(paragraphs)
    counts.push(await tabStops(page))
  }
  const [short, long] = counts
  expect(short?.length).toBeGreaterThan(5)
  expect(long).toEqual(short)
})
