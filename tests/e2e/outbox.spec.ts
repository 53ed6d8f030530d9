import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth } from './support/look'
import { actOn, expectReady, openRoom, parts } from './support/room'
import { signIn, signOut } from './support/sign-in'
import { openWorlds } from './support/worlds'

const WORDS = 'wrote down the weather'
const MINE = 'Written on a train'

async function write(page: Page): Promise<void> {
  await actOn(page, WORDS, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(MINE)
}

async function post(page: Page): Promise<void> {
  await write(page)
  await page.keyboard.press('ControlOrMeta+Enter')
}

/** What this browser keeps of anybody's words. */
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('postil:draft')))

test('posted without a network it waits in sight, and is there once for everybody when the network is back', async ({
  scenery,
  visit,
  expected,
}) => {
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  const scene = await scenery.scene()
  const [page, other] = [await visit(scene.people.jonas), await visit(scene.people.aiko)]
  await openRoom(page, scene.path)
  await openRoom(other, scene.path)
  await write(page)
  await page.context().setOffline(true)
  await page.keyboard.press('ControlOrMeta+Enter')
  const card = parts.card(page, MINE)
  await expect(card).toContainText('Not posted.')
  await expect(card).toContainText('It is sent by itself once the server answers.')
  await expect(parts.composer(page)).toHaveCount(0)
  await expectAccessibleInBoth(page, 'a post that waits')

  await page.context().setOffline(false)
  await expect(card).not.toContainText('Not posted.')
  await expect.poll(() => scenery.stored({ in: scene.id })).toMatchObject([{ text: MINE }])
  await other.reload()
  await expect(parts.card(other, MINE)).toHaveCount(1)
  await page.reload()
  await expect(parts.card(page, MINE)).toHaveCount(1)
  expect(await kept(page)).toEqual([])
})

test('what waits is posted from whatever page comes next', async ({ scenery, visit, expected }) => {
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await page.route('**/api/annotations', (route) => route.abort('internetdisconnected'))
  await post(page)
  await expect(parts.card(page, MINE)).toContainText('Not posted.')
  await page.unroute('**/api/annotations')
  await page.goto('/')
  await expect(page.getByText('What you had written was posted.')).toBeVisible()
  expect(await scenery.stored({ in: scene.id })).toMatchObject([{ text: MINE }])
  expect(await kept(page)).toEqual([])
})

test('a session that has ended: nobody else posts it, and its writer need only sign in again', async ({
  scenery,
  visit,
  expected,
}) => {
  test.slow()
  // The other account may not follow where this one's stream stood.
  expected.push(/401|404/)
  const scene = await scenery.scene({ password: 'jonas' })
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await scenery.expireSessions({ of: jonas })
  await post(page)
  const card = parts.card(page, MINE)
  await expect(card.getByRole('alert')).toContainText('You are signed out.')
  await expectAccessible(page, 'a post of somebody who is signed out')

  await test.step('another account on the same device', async () => {
    const cookie = {
      name: 'postil.session',
      value: aiko.cookie,
      url: new URL('/', page.url()).href,
      httpOnly: true,
    }
    await page.context().addCookies([cookie])
    await card.getByRole('button', { name: 'Retry' }).click()
    await expect(card.getByRole('alert')).toContainText('You are signed out.')
    await openRoom(page, scene.path)
    await expect(page.getByText(MINE)).toHaveCount(0)
    expect(await scenery.stored({ in: scene.id })).toEqual([])
    await signOut(page)
    await expect(page).toHaveURL(/\/sign-in$/)
  })

  await page.goto(`/sign-in?next=${scene.path}`)
  await signIn(page, jonas)
  await expect(page).toHaveURL(new RegExp(`${scene.path}$`))
  await expect.poll(() => scenery.stored({ in: scene.id })).toMatchObject([{ text: MINE }])
  await expect(parts.card(page, MINE)).toHaveCount(1)
  await expect(page.getByText('Not posted.')).toHaveCount(0)
})

test('refused, the words stay with the reason, also over a reload', async ({ scenery, visit, expected }) => {
  expected.push(/403/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await page.route('**/api/annotations', async (route) => {
    await scenery.close({ in: scene.id })
    await route.continue()
  })
  await post(page)
  await expect(parts.composer(page)).toHaveText(MINE)
  await expect(page.getByRole('alert').filter({ hasText: /closed/ })).toBeVisible()
  await page.reload()
  await expectReady(page)
  await expect(page.getByText(MINE).first()).toBeVisible()
  expect(await scenery.stored({ in: scene.id })).toEqual([])
})

test('a server that is killed while it answers, and started again, has it once', async ({
  databaseUrl,
  visit,
  expected,
}) => {
  test.setTimeout(90_000)
  expected.push(/Failed to load resource|when fetching the script/)
  const opened = await openWorlds({ databaseUrl, names: ['killed'], seed: (scenery) => scenery.scene() })
  const [world] = opened.worlds
  if (!world) throw new Error('There is no world')
  const { path, people } = opened.seeded
  const page = await visit(null, { baseURL: world.address })
  await page
    .context()
    .addCookies([{ name: 'postil.session', value: people.jonas.cookie, url: world.address }])
  // What was stored could arrive by the stream before the server is gone.
  await page.route('**/api/events*', (route) => route.abort('connectionreset'))
  await openRoom(page, path)
  let posts = 0
  await page.route('**/api/annotations', async (route) => {
    posts++
    if (posts > 1) return route.continue()
    await route.fetch()
    await world.kill()
    await route.abort('connectionreset')
  })
  await post(page)
  await expect(parts.card(page, MINE)).toContainText('Not posted.')
  await world.startAgain()
  await page.unroute('**/api/events*')
  await expect(parts.card(page, MINE)).not.toContainText('Not posted.', { timeout: 30_000 })
  await page.reload()
  await expect(parts.card(page, MINE)).toHaveCount(1)
  expect(await kept(page)).toEqual([])
  await opened.close()
})
