import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth } from './support/look'
import { actOn, openRoom, parts, showArrivals } from './support/room'
import { signIn, signOut } from './support/sign-in'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const WORDS = 'wrote down the weather'

const saved = (page: Page) => page.getByText('Draft saved', { exact: true })
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('postil:draft:')))

/** Writes about a passage and waits until the server has it. */
async function draftOn(page: Page, words: string, says: string): Promise<void> {
  await actOn(page, words, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(says)
  await expect(saved(page)).toBeVisible()
}

test('two devices with one draft: begun on one, gone on with and posted on the other', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { aiko, jonas } = scene.people
  const session = { cookie: await scenery.session({ of: aiko }) }
  const [desk, other] = [await visit(aiko), await visit(jonas)]
  await openRoom(desk, scene.path)
  await draftOn(desk, WORDS, 'Begun at the desk')
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('button', { name: 'Draft Begun at the desk' })).toBeFocused()

  const phone = await visit(session, PHONE)
  await openRoom(phone, scene.path)
  await phone.getByRole('button', { name: 'Draft', exact: true }).tap()
  await expect(parts.composer(phone)).toHaveText('Begun at the desk')
  await expect(parts.composer(phone)).toBeFocused()
  await phone.keyboard.press('End')
  await phone.keyboard.type(', ended on the bus')
  await expect(saved(phone)).toBeVisible()
  await openRoom(other, scene.path)
  await expect(other.getByText('Begun at the desk')).toHaveCount(0)

  await phone.getByRole('button', { name: 'Post to Thursday circle' }).tap()
  const whole = 'Begun at the desk, ended on the bus'
  await showArrivals(other)
  for (const page of [desk, other]) await expect(parts.card(page, whole)).toBeVisible()
  // Nothing is left to be posted anywhere.
  await expect(desk.getByRole('button', { name: /^Draft/ })).toHaveCount(0)
  await expect.poll(() => kept(desk)).toEqual([])
  await expect.poll(() => kept(phone)).toEqual([])
  expect(await scenery.stored({ in: scene.id })).toMatchObject([{ text: whole }])
})

test('written on two devices at once, a draft shows both, and either is kept', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/409/)
  const scene = await scenery.scene()
  const { aiko } = scene.people
  const [desk, laptop] = [await visit(aiko), await visit({ cookie: await scenery.session({ of: aiko }) })]
  await openRoom(desk, scene.path)
  await draftOn(desk, WORDS, 'First')
  await openRoom(laptop, scene.path)
  await laptop.getByRole('button', { name: 'Draft First' }).click()
  await expect(parts.composer(laptop)).toBeFocused()
  await laptop.keyboard.press('End')
  await laptop.keyboard.type(' from the laptop')
  await expect(saved(laptop)).toBeVisible()

  await expect(parts.composer(desk)).toBeFocused()
  await desk.keyboard.type(' from the desk')
  await expect(desk.getByText('This draft was changed on another device.', { exact: false })).toBeVisible()
  await expect(desk.getByText('First from the laptop')).toBeVisible()
  await expect(parts.composer(desk)).toHaveText('First from the desk')
  await expectAccessibleInBoth(desk, 'two versions of a draft')
  await desk.getByRole('button', { name: 'Use that' }).click()
  await expect(parts.composer(desk)).toHaveText('First from the laptop')
  await expect(saved(desk)).toBeVisible()
})

test('signing out on a shared device leaves no words there, and the next sign-in offers them again', async ({
  scenery,
  visit,
  expected,
}) => {
  // What follows changes may ask once more while the page is being left.
  expected.push(/401/)
  const scene = await scenery.scene({ password: 'aiko' })
  const { aiko, jonas } = scene.people
  const page = await visit(null)
  await page.goto(`/sign-in?next=${scene.path}`)
  await signIn(page, aiko)
  await expect(page.locator('main[data-ready]')).toBeAttached()
  await actOn(page, WORDS, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  // At once, before it was saved.
  await page.keyboard.type('Nobody here may read this')
  const other = await page.context().newPage()
  await openRoom(other, scene.path)
  await expect(parts.composer(other)).toHaveText('Nobody here may read this')
  await signOut(page)
  await expect(page.getByLabel('Password')).toBeVisible()
  await expect(other.getByText('Nobody here may read this')).toHaveCount(0)
  await other.close()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Nobody here')

  await page.context().addCookies([{ name: 'postil.session', value: jonas.cookie, url: page.url() }])
  await openRoom(page, scene.path)
  await expect(page.getByText('Nobody here may read this')).toHaveCount(0)
  await page.context().clearCookies()
  await page.goto(`/sign-in?next=${scene.path}`)
  await signIn(page, aiko)
  await expect(page.locator('main[data-ready]')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Draft Nobody here may read this' })).toBeVisible()
})

test('words that the server does not take are told of before they are lost', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/503/, /Failed to load/)
  const scene = await scenery.scene()
  const { aiko } = scene.people
  const page = await visit(aiko)
  await page.route('**/drafts/*', (route) => route.fulfill({ status: 503, body: '{}' }))
  await openRoom(page, scene.path)
  await actOn(page, WORDS, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('Only on this device')
  await expect(page.getByText('Draft saved on this device')).toBeVisible()
  await signOut(page)
  const notice = page.getByRole('alert').filter({ hasText: 'only on this device' })
  await expect(notice).toContainText('Only on this device')
  await expectAccessible(page, 'drafts that would be lost')
  expect(await kept(page)).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out and lose it' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  expect(await kept(page)).toEqual([])
})

test('what is typed offline is kept on the device, and saved when the network is back', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/ERR_INTERNET_DISCONNECTED/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.aiko)
  await openRoom(page, scene.path)
  await draftOn(page, WORDS, 'Online')
  await page.context().setOffline(true)
  await page.keyboard.type(', and in the tunnel')
  await expect(page.getByText('Draft saved on this device')).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('in the tunnel')
  await page.context().setOffline(false)
  await expect(saved(page)).toBeVisible()
})
