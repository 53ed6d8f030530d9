import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { openRoom, parts } from './support/room'

/** How many streams the pages of a browser hold open. */
function countStreams(context: BrowserContext): () => number {
  const open = new Set<unknown>()
  const isStream = (url: string) => url.includes('/api/events')
  context.on('request', (request) => isStream(request.url()) && open.add(request))
  context.on('requestfinished', (request) => open.delete(request))
  context.on('requestfailed', (request) => open.delete(request))
  context.on('page', (page) =>
    page.on('close', () => {
      for (const one of open)
        if ((one as { frame(): { page(): Page } }).frame().page() === page) open.delete(one)
    }),
  )
  return () => open.size
}

const waits = (page: Page, count: number) =>
  expect(parts.arrivals(page)).toHaveAccessibleName(`Show ${count} new`)

test('the pages of one browser share one stream, and hand it on when one is closed', async ({
  scenery,
  visit,
}) => {
  const [scene, other] = [await scenery.scene(), await scenery.scene()]
  const { jonas, aiko } = scene.people
  const { id: otherId, people } = other
  await scenery.join({ group: other.group, of: jonas })
  const blank = await visit(jonas)
  const context = blank.context()
  const streams = countStreams(context)
  const open = async (path: string) => {
    const page = await context.newPage()
    await openRoom(page, path)
    return page
  }
  const leader = await open(scene.path)
  await expect.poll(streams).toBe(1)
  const [second, elsewhere] = [await open(scene.path), await open(other.path)]
  const say = (on: string) => scenery.annotate({ in: scene.id, by: aiko, on, says: 'Heard by all pages' })
  const sayElsewhere = (on: string) =>
    scenery.annotate({ in: otherId, by: people.aiko, on, says: 'Heard in one' })

  await say('the weather')
  await sayElsewhere('the weather')
  for (const page of [leader, second, elsewhere]) await waits(page, 1)
  expect(streams()).toBe(1)

  await Promise.all([leader.close(), say('a date'), sayElsewhere('a date')])
  for (const page of [second, elsewhere]) await waits(page, 2)
  await expect.poll(streams).toBe(1)

  // One that sleeps and holds the stream is passed over when another page needs it.
  const sleeping = await context.newCDPSession(second)
  await sleeping.send('Page.setWebLifecycleState', { state: 'frozen' })
  const late = await open(scene.path)
  await say('forty spoons')
  await sayElsewhere('forty spoons')
  await waits(late, 1)
  await waits(elsewhere, 3)
  await sleeping.send('Page.setWebLifecycleState', { state: 'active' })
  await waits(second, 3)
  await say('every evening')
  await waits(second, 4)
  await waits(late, 2)
  await expect.poll(streams).toBe(1)
})

test('pages of another account in the same browser never hear it', async ({
  scenery,
  visit,
  baseURL,
  expected,
}) => {
  // What the first page has seen is not marked in the name of whoever is signed in now.
  expected.push(/401/)
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const mine = await visit(jonas)
  const context = mine.context()
  const streams = countStreams(context)
  await openRoom(mine, scene.path)
  await expect.poll(streams).toBe(1)
  await context.addCookies([
    { name: 'postil.session', value: aiko.cookie, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' },
  ])
  const theirs = await context.newPage()
  await openRoom(theirs, scene.path)
  await expect.poll(streams).toBe(2)
  const told: string[] = []
  await theirs.exposeFunction('told', (words: string) => told.push(words))
  await theirs.evaluate((name) => {
    const channel = new BroadcastChannel(name)
    channel.addEventListener('message', ({ data }) =>
      (window as unknown as { told: (words: string) => void }).told(JSON.stringify(data)),
    )
  }, `postil:events:${aiko.id}`)
  await scenery.annotate({ in: scene.id, by: jonas, on: 'a date', says: 'Mine alone', visibility: 'private' })
  await expect(parts.card(mine, 'Mine alone')).toBeVisible()
  await scenery.annotate({ in: scene.id, by: miriam, on: 'the weather', says: 'For everybody' })
  for (const page of [mine, theirs]) await waits(page, 1)
  await expect.poll(() => told.join()).toContain('For everybody')
  expect(told.join()).not.toContain('Mine alone')
})

test('where pages cannot agree, each has a stream of its own', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const first = await visit(jonas)
  const context = first.context()
  await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'locks'))
  const streams = countStreams(context)
  const second = await context.newPage()
  await Promise.all([openRoom(first, scene.path), openRoom(second, scene.path)])
  await expect.poll(streams).toBe(2)
  await scenery.annotate({ in: scene.id, by: aiko, on: 'the weather', says: 'Heard by both' })
  for (const page of [first, second]) await waits(page, 1)
})
