import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import {
  actOn,
  clickWords,
  expectPainted,
  openRoom,
  showArrivals,
  parts,
  selectByTouch,
  selectedText,
} from './support/room'

// What is written and to whom: the composer's own journeys.

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

const audience = (page: Page) => page.getByRole('combobox', { name: 'Who sees it' })
const tagField = (page: Page) => page.getByRole('combobox', { name: 'Add a tag' })
const post = (page: Page, to: string | RegExp) => page.getByRole('button', { name: to, exact: true })

/** Opens the composer on words of the text, and writes in it. */
async function compose(page: Page, on: string, says: string): Promise<void> {
  await actOn(page, on, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(says)
}

test('who will read it stands on the button, is remembered, and can be widened later', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  const [page, other] = [await visit(aiko), await visit(jonas)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  await compose(page, 'wrote down the weather', 'Not yet for others')
  await expect(post(page, 'Post to Thursday circle')).toBeVisible()
  await expect(audience(page).getByRole('option')).toHaveText(['Thursday circle', 'Instructors', 'Only me'])
  await audience(page).selectOption('Instructors')
  await expect(post(page, 'Post to instructors')).toBeVisible()
  await audience(page).selectOption('Only me')
  await expectAccessible(page, 'the composer')
  expect(await smallTargets(page, 24)).toEqual([])
  await post(page, 'Post to Only me').click()
  await expect(parts.card(page, 'Not yet for others')).toContainText('Only me')
  await expect.poll(() => scenery.stored({ in: scene.id })).toHaveLength(1)

  await page.reload()
  await expect(page.locator('main[data-ready]')).toBeAttached()
  await compose(page, 'the oil measured', 'The next')
  await expect(post(page, 'Post to Only me')).toBeVisible()
  await audience(page).selectOption('Thursday circle')
  await post(page, 'Post to Thursday circle').click()
  await showArrivals(other)
  await expect(parts.card(other, 'The next')).toBeVisible()
  await expect(parts.card(other, 'Not yet for others')).toHaveCount(0)

  await parts.card(page, 'Not yet for others').getByRole('link').first().click()
  await parts
    .thread(page)
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(parts.editing(page)).toBeFocused()
  await expect(post(page, 'Save')).toBeVisible()
  await audience(page).selectOption('Thursday circle')
  await post(page, 'Save and post to Thursday circle').click()
  await showArrivals(other)
  await expect(parts.card(other, 'Not yet for others')).toBeVisible()
  await expect(parts.thread(page)).not.toContainText('Only me')
})

test('who may not write to others writes for “Only me”, and is told why', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  await scenery.role({ in: scene.id, of: aiko, is: 'observer' })
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await compose(page, 'wrote down the weather', 'For myself')
  await expect(audience(page)).toHaveCount(0)
  await expect(page.getByText('You can read here and write notes for “Only me”.')).toBeVisible()
  await post(page, 'Post to Only me').click()
  await expect(parts.card(page, 'For myself')).toContainText('Only me')

  await scenery.close({ in: scene.id })
  const other = await visit(jonas, PHONE)
  await openRoom(other, scene.path)
  await other.getByRole('button', { name: 'Annotate the whole text' }).tap()
  await expect(parts.whole(other)).toBeFocused()
  await other.keyboard.type('For myself as well')
  await expect(other.getByText('Commenting is closed for this text.')).toBeVisible()
  await post(other, 'Post to Only me').tap()
  await expect(other.getByRole('list', { name: 'On the whole text' })).toContainText('Only me')
})

test('a reply is for whom it answers, and never for more', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { aiko, miriam } = scene.people
  await scenery.annotate({
    in: scene.id,
    by: aiko,
    on: 'a date',
    says: 'Between us',
    visibility: 'moderators',
  })
  const page = await visit(miriam)
  await openRoom(page, scene.path)
  await expect(parts.card(page, 'Between us')).toContainText('Instructors')
  await parts.card(page, 'Between us').getByRole('link').first().click()
  await parts.thread(page).getByRole('button', { name: 'Reply to Aiko' }).click()
  await expect(parts.reply(page)).toBeFocused()
  await page.keyboard.type('So it stays')
  await expect(audience(page).getByRole('option')).toHaveText(['Instructors', 'Only me'])
  await post(page, 'Post to instructors').click()
  await expect(parts.thread(page)).toContainText('So it stays')
})

test('tags are typed, picked from those in use, taken away, and read by others', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: 'a date', says: 'Old', tags: ['Metaphor', 'metre'] })
  const [page, other] = [await visit(aiko), await visit(jonas)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  await expect(parts.card(page, 'Old').getByRole('listitem')).toHaveText(['Metaphor', 'metre'])
  await compose(page, 'wrote down the weather', 'Tagged')
  await tagField(page).focus()
  await page.keyboard.type('met')
  const offered = page.getByRole('listbox', { name: 'Tags in use' }).getByRole('option')
  await expect(offered).toHaveText(['Metaphor', 'metre'])
  await expectAccessibleInBoth(page, 'tags that are offered')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.type('irony, METRE,x')
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('form').getByRole('list', { name: 'Tags' }).getByRole('listitem')
  await expect(chosen).toHaveText(['metre', 'irony', 'x'])
  await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: 'Remove tag metre' }).click()
  await expect(chosen).toHaveText(['irony'])
  await expect(tagField(page)).toBeFocused()
  await page.keyboard.type('a\u202eb')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This tag holds a character that changes the direction')).toBeVisible()
  await expect(tagField(page)).toHaveAttribute('aria-invalid', 'true')
  await tagField(page).fill('')
  await post(page, 'Post to Thursday circle').click()
  await showArrivals(other)
  await expect(parts.card(other, 'Tagged').getByRole('listitem')).toHaveText(['irony'])
})

test('on a phone the composer keeps its button in sight, and everything can be hit', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.aiko, PHONE)
  await openRoom(page, scene.path)
  await page.getByRole('button', { name: 'Annotate the whole text' }).tap()
  await expect(parts.whole(page)).toBeFocused()
  await page.keyboard.type('With a thumb')
  await tagField(page).tap()
  await page.keyboard.type('irony,form,')
  await audience(page).selectOption('Instructors')
  await expect(post(page, 'Post to instructors')).toBeInViewport({ ratio: 1 })
  await expectAccessible(page, 'the composer on a phone')
  expect(await smallTargets(page, 44)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})

test('one annotation is about several passages, each painted and each found again', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await compose(page, 'wrote down the weather', 'The one answers the other')
  const passages = page.getByRole('form').getByRole('list', { name: 'Passages' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Add another passage' }).click()
  await expect(parts.composer(page)).toBeHidden()
  await actOn(page, 'the oil measured', 'Add this passage')
  await expect(passages).toHaveText(['wrote down the weather', 'the oil measured'])
  await expect(parts.composer(page)).toBeFocused()
  await expect(parts.composer(page)).toHaveText('The one answers the other')

  // With keys alone: the button leads into the text, the text's own keys to a passage, and A adds it.
  await page.getByRole('button', { name: 'Add another passage' }).press('Enter')
  await expect(parts.article(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => selectedText(page)).not.toBe('')
  await page.keyboard.press('a')
  await expect(passages).toHaveCount(3)
  await expectAccessible(page, 'a composer of three passages')
  await page.getByRole('button', { name: 'Remove passage 3' }).click()
  for (const words of ['wrote down the weather', 'the oil measured']) await expectPainted(page, 'pick', words)
  await post(page, 'Post to Thursday circle').click()
  await expectPainted(page, 'own', 'the oil measured')

  const other = await visit(jonas)
  await openRoom(other, scene.path)
  for (const words of ['wrote down the weather', 'the oil measured'])
    await expectPainted(other, 'depth-1', words)
  await expect(parts.card(other, 'The one answers').first()).toContainText('2 passages')
  await clickWords(other, 'the oil measured')
  const quotes = parts.thread(other).getByRole('list', { name: 'Passages' }).getByRole('button')
  await expect(quotes).toHaveText(['wrote down the weather', 'the oil measured'])
  await expectPainted(other, 'open', 'wrote down the weather')
  await quotes.first().press('Enter')
  await expect(parts.article(other)).toBeFocused()
  await expectAccessible(other, 'a thread of two passages')
})

test('on a phone a second passage is found with a finger', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.aiko, PHONE)
  await openRoom(page, scene.path)
  await selectByTouch(page, 'wrote down the weather')
  await parts.toolbar(page).getByRole('button', { name: 'Annotate' }).tap()
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('Both')
  await page.getByRole('button', { name: 'Add another passage' }).tap()
  await expect(parts.composer(page)).toBeHidden()
  await selectByTouch(page, 'the oil measured')
  await parts.toolbar(page).getByRole('button', { name: 'Add this passage' }).tap()
  await expect(page.getByRole('list', { name: 'Passages' }).getByRole('listitem')).toHaveCount(2)
  await post(page, 'Post to Thursday circle').tap()
  await expectPainted(page, 'own', 'the oil measured')
  await expectPainted(page, 'own', 'wrote down the weather')
})

test('a person is mentioned with keys, and only one who could read it', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/status of 422/)
  const scene = await scenery.scene()
  const { aiko, miriam } = scene.people
  const [page, other] = [await visit(aiko), await visit(miriam)]
  await Promise.all([openRoom(page, scene.path), openRoom(other, scene.path)])
  await compose(page, 'wrote down the weather', 'Ask @jo')
  const people = page.getByRole('listbox', { name: 'People' }).getByRole('option')
  await expect(people).toHaveText(['Jonas Brandt'])
  await expect(parts.composer(page)).toHaveAttribute('aria-activedescendant', /.+/)
  await page.keyboard.press('Escape')
  await expect(people).toHaveCount(0)
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(' or @')
  await expect(people).toHaveText([/^Jonas Brandt/, /^Miriam Okafor.*Instructor$/])
  await expectAccessible(page, 'people who are offered')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(parts.composer(page)).toHaveText('Ask @jo or @Miriam Okafor ')
  await page.keyboard.type('and #iro')
  const tags = page.getByRole('listbox', { name: 'Tags' }).getByRole('option')
  await expect(tags).toHaveText(['iroNew tag'])
  await page.keyboard.type('ny')
  await expect(tags).toHaveText(['ironyNew tag'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('form').getByRole('list', { name: 'Tags' })).toHaveText('irony')

  await audience(page).selectOption('Only me')
  await post(page, 'Post to Only me').click()
  await expect(page.getByText('“Miriam Okafor” cannot read this.')).toBeVisible()
  await expect(parts.composer(page)).toHaveText(/Ask @jo or @Miriam Okafor and #irony/)
  await audience(page).selectOption('Instructors')
  await post(page, 'Post to instructors').click()
  await expect(parts.arrivals(other)).toHaveAccessibleName('Show 1 new · 1 mention')
  await showArrivals(other)
  await expect(parts.card(other, 'Ask @jo or @Miriam Okafor and #irony')).toBeVisible()
  await parts.card(other, 'Ask @jo').getByRole('link').first().click()
  await expect(parts.thread(other)).toContainText('@Miriam Okafor')
  await expectAccessible(other, 'a thread with a mention and a tag')
})

test('formulas are typed or asked for, drawn as MathML, and what cannot be drawn shows its source', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  const page = await visit(aiko)
  await openRoom(page, scene.path)
  await compose(page, 'wrote down the weather', 'It cost $5 to $6, and $a^2+b^2$')
  await expect(parts.composer(page).locator('math')).toHaveCount(1)
  await page.getByRole('button', { name: 'Formula' }).click()
  const latex = page.getByRole('textbox', { name: 'LaTeX' })
  await expect(latex).toBeFocused()
  await page.keyboard.type('\\frac{a}{b}')
  await expect(page.locator('form mfrac')).toBeVisible()
  await page.getByRole('checkbox', { name: 'On a line of its own' }).check()
  await expectAccessible(page, 'a formula is asked for')
  await page.getByRole('button', { name: 'Add formula' }).click()
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('and $\\nosuch{x}$')
  await post(page, 'Post to Thursday circle').click()
  await expect(parts.card(page, 'It cost $5 to $6')).toBeVisible()

  const other = await visit(jonas)
  await openRoom(other, scene.path)
  await parts.card(other, 'It cost').getByRole('link').first().click()
  const thread = parts.thread(other)
  await expect(thread.locator('math')).toHaveCount(2)
  await expect(thread.locator('math[display=block] mfrac')).toBeVisible()
  await expect(thread.getByText('\\nosuch{x}')).toBeVisible()
  await expectAccessibleInBoth(other, 'a thread with formulas')
  await other.screenshot({ path: '/tmp/writing-math.png' })
})
