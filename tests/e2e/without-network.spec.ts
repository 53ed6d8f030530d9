import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessibleInBoth } from './support/look'
import { actOn, clickWords, expectReady, openRoom, parts } from './support/room'
import { signIn, signOut } from './support/sign-in'

const WORDS = 'wrote down the weather'
const MINE = 'Written in a tunnel'

/** What this browser keeps of pages, of any account. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const urls = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
    return names.filter((_, i) => urls[i] !== 0).filter((name) => /:[\w-]{22}$/.test(name))
  })

/** Waits until the open reading can be read without a network. */
async function expectKept(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const [, id] = /\/r\/([\w-]{22})/.exec(location.pathname) ?? []
          const paths = [`/r/${id}`, `/api/readings/${id}/anchors`]
          const found = await Promise.all(paths.map((path) => caches.match(path, { ignoreVary: true })))
          return found.every(Boolean)
        }),
      { timeout: 20_000 },
    )
    .toBe(true)
}

test('a text that was open is there without a network, with its threads; what is written then is posted later', async ({
  scenery,
  visit,
  expected,
}) => {
  test.setTimeout(90_000)
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const scene = await scenery.scene()
  const { aiko, miriam, jonas } = scene.people
  const root = await scenery.annotate({
    in: scene.id,
    by: aiko,
    on: 'the oil measured',
    says: 'Every evening?',
  })
  await scenery.reply({ by: miriam, to: root, says: 'Every single one' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await expectKept(page)
  await page.reload()
  await expectReady(page)
  await clickWords(page, 'the oil measured')
  await expect(page.getByText('Every single one')).toBeVisible()
  await expect(page.getByText('as last seen on')).toHaveCount(0)

  await page.context().setOffline(true)
  await page.reload()
  await expectReady(page)
  await expect(parts.article(page)).toContainText(WORDS)
  await expect(page.getByText(/You are offline: as last seen on/)).toBeVisible()
  await clickWords(page, 'the oil measured')
  await expect(page.getByText('Every single one')).toBeVisible()
  await expectAccessibleInBoth(page, 'a text without a network')

  await actOn(page, WORDS, 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type(MINE)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(parts.card(page, MINE)).toContainText('Not posted.')
  await page.reload()
  await expectReady(page)
  await expect(parts.card(page, MINE)).toContainText('Not posted.')

  await page.context().setOffline(false)
  await expect(parts.card(page, MINE)).not.toContainText('Not posted.', { timeout: 20_000 })
  await expect
    .poll(async () => (await scenery.stored({ in: scene.id })).filter(({ text }) => text === MINE))
    .toHaveLength(1)
  await page.reload()
  await expectReady(page)
  await expect(page.getByText('as last seen on')).toHaveCount(0)
  await expect(parts.card(page, MINE)).toHaveCount(1)
})

test('threads that were fetched as they came near are there as well, as far as they had been read', async ({
  scenery,
  visit,
  expected,
}) => {
  test.setTimeout(60_000)
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const scene = await scenery.scene({ paragraphs: 60 })
  const { aiko, jonas } = scene.people
  for (let n = 1; n <= 58; n++)
    await scenery.annotate({
      in: scene.id,
      by: aiko,
      on: `The oil of entry ${n} lasted`,
      says: `About entry ${n}.`,
    })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await expectKept(page)
  await page.reload()
  await expectReady(page)
  const last = parts.card(page, 'About entry 58.')
  const goThere = () => parts.article(page).getByText('The oil of entry 58 lasted').scrollIntoViewIfNeeded()
  await goThere()
  await expect(last).toBeVisible()

  await page.context().setOffline(true)
  await page.reload()
  await expectReady(page)
  await goThere()
  await expect(last).toBeVisible()
  await page.context().setOffline(false)
})

test('online nothing old is shown, and a first load asks for nothing more', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openRoom(page, scene.path)
  expect(asked.filter((path) => path === '/sw.js')).toEqual([])
  expect(asked.filter((path) => path === scene.path)).toHaveLength(1)
  await expectKept(page)
  await scenery.annotate({ in: scene.id, by: scene.people.aiko, on: WORDS, says: 'Since then' })
  await page.reload()
  await expectReady(page)
  await expect(parts.card(page, 'Since then')).toBeVisible()
})

test('signing out takes it from the device, and nobody else finds it there', async ({
  scenery,
  visit,
  expected,
}) => {
  test.setTimeout(60_000)
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|401/)
  const scene = await scenery.scene({ password: 'aiko' })
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await expectKept(page)
  await signOut(page)
  await expect(page).toHaveURL(/\/sign-in/)
  expect(await kept(page)).toEqual([])

  await signIn(page, scene.people.aiko)
  await expect(page.getByRole('button', { name: 'Account of Aiko Tanabe' })).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.goto(scene.path)).rejects.toThrow()
  await page.context().setOffline(false)
})

test('a session that ends takes it along, and another account on the device sees nothing', async ({
  scenery,
  visit,
  expected,
}) => {
  test.setTimeout(60_000)
  expected.push(/Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await expectKept(page)
  const cookie = {
    name: 'postil.session',
    value: aiko.cookie,
    url: new URL('/', page.url()).href,
    httpOnly: true,
  }
  await page.context().addCookies([cookie])
  await page.goto('/')
  await expect.poll(() => kept(page)).toEqual([])
  await page.context().setOffline(true)
  await expect(page.goto(scene.path)).rejects.toThrow()
  await page.context().setOffline(false)
})

test('a text that is closed to its reader is not kept either', async ({ scenery, visit, expected }) => {
  test.setTimeout(60_000)
  expected.push(/Failed to load resource|404/)
  const scene = await scenery.scene()
  const page = await visit(scene.people.jonas)
  await openRoom(page, scene.path)
  await expectKept(page)
  await scenery.expel({ from: scene.id, who: scene.people.jonas })
  await page.goto(scene.path)
  await expect.poll(() => kept(page)).toEqual([])
})
