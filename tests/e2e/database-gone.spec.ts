import { onServer } from '@/tests/support/databases'
import { expect, test } from './support/e2e-test'
import { expectAccessible } from './support/look'
import { actOn, openRoom, parts } from './support/room'
import { openWorlds } from './support/worlds'

test('a database that is gone: the page says so, and what was being posted is posted once it is back', async ({
  databaseUrl,
  visit,
  expected,
}) => {
  test.setTimeout(90_000)
  expected.push(
    /Failed to load resource/,
    /An error occurred in the Server Components render/,
    /React error #441/,
  )
  const opened = await openWorlds({
    databaseUrl,
    names: ['failing'],
    seed: (scenery) => scenery.scene(),
  })
  const { address = '', database = '' } = opened.worlds[0] ?? {}
  const { path, people } = opened.seeded
  const page = await visit(null, { baseURL: address })
  const { cookie: value } = people.jonas
  await page.context().addCookies([{ name: 'postil.session', value, url: address }])
  await openRoom(page, path)
  await actOn(page, 'wrote down the weather', 'Annotate')
  await expect(parts.composer(page)).toBeFocused()
  await page.keyboard.type('Half a thought')

  const onPostgres = (...queries: string[]) =>
    onServer(databaseUrl('postgres'), async (client) => {
      for (const query of queries) await client.query(query)
    })
  await onPostgres(
    `ALTER DATABASE "${database}" ALLOW_CONNECTIONS false`,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`,
  )
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(parts.card(page, 'Half a thought')).toContainText('Not posted.')

  const started = Date.now()
  await page.goto(path)
  expect(Date.now() - started, 'it answers within ten seconds').toBeLessThan(10_000)
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await page.content()).not.toMatch(/prisma|postgres|at \/|node_modules/i)
  await expectAccessible(page, 'a page that could not be shown')

  await onPostgres(`ALTER DATABASE "${database}" ALLOW_CONNECTIONS true`)
  await expect(async () => {
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(parts.article(page)).toContainText('wrote down the weather', { timeout: 3000 })
  }).toPass()
  const card = parts.card(page, 'Half a thought')
  await expect(card).toBeVisible()
  await expect(card).not.toContainText('Not posted.')
  await expect(card).not.toContainText('Sending')
  await openRoom(page, path)
  await expect(card).toHaveCount(1)
  await opened.close()
})
