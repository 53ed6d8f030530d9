import { expect, test } from './support/e2e-test'
import { openRoom, parts, selectWords } from './support/room'
import { signIn, signOut } from './support/sign-in'

const WORDS = 'wrote down the weather'
const STILL = { javaScriptEnabled: false }

test('a world-readable reading is there without scripts: text, threads, nothing private', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ readableBy: 'world' })
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'A public thread' })
  await scenery.reply({ by: aiko, to: root, says: 'A public reply' })
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Only mine', visibility: 'private' })
  await scenery.annotate({ in: scene.id, by: aiko, on: WORDS, says: 'To Miriam', visibility: 'moderators' })
  const page = await visit(null, STILL)
  const answer = await page.goto(scene.path)
  const html = (await answer?.text()) ?? ''
  for (const secret of ['Only mine', 'To Miriam', miriam.email, jonas.email, jonas.id, jonas.uuid]) {
    expect(html, secret).not.toContain(secret)
  }
  await expect(parts.article(page)).toContainText('He put the book where it could be seen.')
  await expect(parts.card(page, 'A public thread')).toContainText('1 reply')
  await expect(page.getByRole('textbox')).toHaveCount(0)

  await parts.card(page, 'A public thread').getByRole('link', { name: 'Jonas Brandt' }).click()
  await expect(page).toHaveURL(`${scene.path}/a/${root}`)
  await expect(parts.thread(page)).toContainText('A public reply')
})

test('the threads go on, page after page, and each has its page', async ({ scenery, visit }) => {
  test.slow()
  const scene = await scenery.scene({ readableBy: 'world', paragraphs: 130 })
  const { miriam, jonas, aiko } = scene.people
  const people = [miriam, jonas, aiko]
  for (let n = 1; n <= 120; n++) {
    const by = people[n % 3] ?? jonas
    await scenery.annotate({ in: scene.id, by, on: `Entry ${n} begins`, says: `Thread number ${n}.` })
  }
  const page = await visit(null, STILL)
  await page.goto(scene.path)
  const seen: string[] = []
  for (let pages = 1; ; pages++) {
    seen.push(...(await page.getByText(/^Thread number \d+\.$/).allTextContents()))
    const more = page.getByRole('link', { name: 'More threads' })
    if ((await more.count()) === 0) break
    expect(pages).toBeLessThan(4)
    await more.click()
    await expect(page).toHaveURL(/\?threads=/)
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => `Thread number ${i + 1}.`))
})

test('passages can be marked in the text', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ readableBy: 'world' })
  await scenery.annotate({ in: scene.id, by: scene.people.jonas, on: WORDS, says: 'A thread' })
  const page = await visit(null, STILL)
  await page.goto(scene.path)
  await expect(page.locator('#article mark')).toHaveCount(0)
  await page.getByRole('link', { name: 'Mark the annotated passages' }).click()
  await expect(page.locator('#article mark')).toHaveText([WORDS])

  const scripted = await visit(null)
  await openRoom(scripted, `${scene.path}?marks=1`)
  await expect(scripted.locator('#article mark')).toHaveText([WORDS])
})

test('whoever is signed out may read with scripts, and is led to sign in to annotate', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ readableBy: 'world', password: 'jonas' })
  const page = await visit(null)
  await openRoom(page, scene.path)
  await selectWords(page, WORDS)
  await expect(parts.toolbar(page).getByRole('button', { name: 'Annotate' })).toHaveCount(0)
  await parts.toolbar(page).getByRole('link', { name: 'Sign in to annotate' }).click()
  await signIn(page, scene.people.jonas)
  await expect(page).toHaveURL(new RegExp(`${scene.path}$`))
  await expect(parts.article(page)).toContainText(WORDS)
})

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts'

  test(`a closed reading leads to signing in and back, ${how}`, async ({ scenery, visit }) => {
    const scene = await scenery.scene({ password: 'aiko' })
    const { jonas, aiko } = scene.people
    const id = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Members only' })
    for (const place of [scene.path, `${scene.path}#p7`, `${scene.path}/a/${id}`, `${scene.path}?marks=1`]) {
      const page = await visit(null, { javaScriptEnabled })
      const answer = await page.goto(place)
      const html = (await answer?.text()) ?? ''
      expect(html).not.toContain('Members only')
      expect(html).not.toContain(scene.title)
      await expect(page).toHaveURL(/\/sign-in\?next=/)
      await signIn(page, { ...aiko, password: 'wrong' })
      await expect(page.getByText('That e-mail and password do not match.')).toBeVisible()
      await expect(page.getByLabel('E-mail')).toHaveValue(aiko.email)
      await signIn(page, aiko)
      await expect(page).toHaveURL((url) => `${url.pathname}${url.search}${url.hash}` === place)
      await expect(parts.article(page)).toContainText(WORDS)
      if (place.endsWith('#p7')) await expect(page.locator('#p7')).toBeInViewport()
    }
  })
}

test('an unknown reading, a closed one and a mistyped address lead to the same place', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const page = await visit(null)
  for (const path of [scene.path, '/r/AAAAAAAAAAAAAAAAAAAAAA', '/r/nonsense', '/r/nonsense/a/nonsense']) {
    await page.goto(path)
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`)
  }
})

test('a sample person needs no password, also without scripts', async ({ visit, expected }) => {
  // Who leaves at once is gone before the room has fetched everything.
  expected.push(/401/)
  for (const javaScriptEnabled of [false, true]) {
    const page = await visit(null, { javaScriptEnabled })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Jonas Brandt' }).click()
    await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
    await page.getByRole('link', { name: 'China-US cooperation against terrorism' }).click()
    await expect(parts.article(page)).toContainText('soft targets')
    await expect(parts.card(page, 'What counts as a soft target')).toBeVisible()
    await signOut(page)
    await expect(page).toHaveURL(/\/sign-in$/)
  }
})
