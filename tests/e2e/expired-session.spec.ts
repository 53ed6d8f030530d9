import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { actOn, clickWords, expectPainted, openRoom, parts } from './support/room'
import { signIn, signOut } from './support/sign-in'

const WORDS = 'wrote down the weather'
const MINE = 'Words that nobody may lose'

async function compose(page: Page): Promise<void> {
  await actOn(page, WORDS, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(MINE)
}

test('a session that ends while somebody posts costs no word, and signing in posts it', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/401/)
  const scene = await scenery.scene({ password: 'jonas' })
  const { jonas } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await compose(page)
  await scenery.expireSessions({ of: jonas })
  await page.keyboard.press('ControlOrMeta+Enter')

  const card = parts.card(page, MINE)
  const alert = card.getByRole('alert')
  await expect(alert).toContainText('You are signed out.')
  await expect(alert).toContainText('your words are kept here')
  expect(await scenery.stored({ in: scene.id })).toEqual([])

  await alert.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, jonas)
  await expect(page).toHaveURL(new RegExp(`${scene.path}$`))
  await expect.poll(() => scenery.stored({ in: scene.id })).toMatchObject([{ text: MINE }])
  await expect(card).not.toContainText('Not posted.')
  await expectPainted(page, 'own', WORDS)
})

test('a reply and an edit outlive their session as well', async ({ scenery, visit, expected }) => {
  expected.push(/401/)
  const scene = await scenery.scene({ password: 'jonas' })
  const { jonas } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Before' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await clickWords(page, WORDS)
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(parts.editing(page)).toBeFocused()
  await page.keyboard.type(' and after')
  await scenery.expireSessions({ of: jonas })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'You are signed out' })).toBeVisible()
  await expect(parts.editing(page)).toHaveText('Before and after')
  await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, jonas)
  await expect(page.locator('main[data-ready]')).toBeAttached()
  await clickWords(page, WORDS)
  await expect(page.getByText('Before and after')).toBeVisible()
})

for (const { failure, status } of [
  { failure: 'no answer', status: null },
  { failure: 'a server that is overloaded', status: 503 },
]) {
  test(`${failure}: the card stays, says so, and Retry posts it once`, async ({
    scenery,
    visit,
    expected,
  }) => {
    expected.push(/Failed to load resource/)
    const scene = await scenery.scene()
    const page = await visit(scene.people.jonas)
    await openRoom(page, scene.path)
    await page.route('**/api/annotations', (route) =>
      status === null
        ? route.abort('connectionrefused')
        : route.fulfill({
            status,
            contentType: 'application/problem+json',
            body: JSON.stringify({
              status,
              code: 'unavailable',
              title: 'Unavailable',
              detail: '',
              type: 'about:blank',
            }),
          }),
    )
    await compose(page)
    await page.keyboard.press('ControlOrMeta+Enter')
    const card = parts.card(page, MINE)
    await expect(card).toContainText('Not posted.')
    expect(await scenery.stored({ in: scene.id })).toEqual([])

    await page.unroute('**/api/annotations')
    await card.getByRole('button', { name: 'Retry' }).click()
    await expect(card).not.toContainText('Not posted.')
    await expect.poll(() => scenery.stored({ in: scene.id })).toMatchObject([{ text: MINE }])
    await page.reload()
    await expect(parts.card(page, MINE)).toHaveCount(1)
    await expect(page.getByText('Draft')).toHaveCount(0)
  })
}

test('an answer that was lost on its way back is posted once', async ({ scenery, visit, expected }) => {
  expected.push(/Failed to load resource/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await page.route('**/api/annotations', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  const lost = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/annotations'))
  await compose(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await lost
  await expect.poll(() => scenery.stored({ in: scene.id })).toHaveLength(1)
  await page.unroute('**/api/annotations')
  await page.reload()
  await expect(parts.card(page, MINE)).toHaveCount(1)
  await expect(page.getByText('Draft')).toHaveCount(0)
  expect(await scenery.stored({ in: scene.id })).toHaveLength(1)
})

test('a reload while composing keeps the words, at their passage', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await compose(page)
  await expect(page.getByText('Draft saved')).toBeVisible()
  await page.reload()
  await expect(parts.composer(page)).toHaveText(MINE)
  await expectPainted(page, 'pick', WORDS)
  await parts.article(page).click({ position: { x: 5, y: 5 } })
  await expect(parts.composer(page)).toHaveCount(0)
  await page.getByRole('button', { name: `Draft ${MINE}` }).click()
  await expect(parts.composer(page)).toBeFocused()
})

test('after signing out nothing is left for the next person', async ({ scenery, visit, expected }) => {
  expected.push(/401/)
  const scene = await scenery.scene({ password: 'aiko' })
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await compose(page)
  await page.evaluate(() => ((window as unknown as { old: boolean }).old = true))
  await signOut(page)
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page.getByText(MINE)).toHaveCount(0)
  expect(await page.evaluate(() => 'old' in window)).toBe(false)
  await page.goBack()
  await expect(page.getByLabel('Password')).toBeVisible()
  await expect(page.getByText(MINE)).toHaveCount(0)
  await expect(page.getByText(WORDS)).toHaveCount(0)

  await signIn(page, aiko)
  await expect(page).toHaveURL(new RegExp(`${scene.path}$`))
  await expect(page.locator('main[data-ready]')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Account of Aiko Tanabe' })).toBeVisible()
  await expect(page.getByText(MINE)).toHaveCount(0)
  await expect(page.getByText('Draft')).toHaveCount(0)
})

test('another window that signs out ends the stream of this one, which says so and keeps no words', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/401/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await compose(page)
  const other = await page.context().newPage()
  await other.goto('/')
  await signOut(other)
  await expect(page.getByText(MINE)).toHaveCount(0)
  // The stream ends within two seconds; then the browser itself waits before it asks again, and is told why it may not.
  await expect(page.getByText('You are signed out.').first()).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(MINE)).toHaveCount(0)
})
