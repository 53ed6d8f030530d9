import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth } from './support/look'

// One installation has one such link, so these are the steps of one journey.
test('the opener of the one-time link becomes the administrator, once', async ({
  scenery,
  visit,
  baseURL,
}) => {
  await scenery.withoutAdministrator()
  const link = await scenery.administratorLink({ baseUrl: baseURL ?? '' })
  const email = `head-${Date.now()}@postil.example`
  const page = await visit(null)
  await page.goto(link ?? 'no link')
  await expect(page.getByRole('heading', { name: 'Become the administrator' })).toBeVisible()

  await expectAccessibleInBoth(page, 'the one-time link')
  await page.getByLabel('Name').fill('Ada Head')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/At least \d+ characters/)
  await expectAccessible(page, 'the one-time link, with an error')
  await expect(page.getByLabel('Name')).toHaveValue('Ada Head')
  await expect(page.getByLabel('Password')).toHaveValue('')

  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account of Ada Head' })).toBeVisible()
  expect(await scenery.isAdministrator({ email })).toBe(true)

  const other = await visit(null)
  await other.goto(link ?? 'no link')
  await expect(other.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  await expect(other.getByLabel('Password')).toHaveCount(0)
  await expectAccessible(other, 'a link that was used')
  await other.getByRole('link', { name: 'Sign in' }).click()
  await expect(other).toHaveURL(/\/sign-in$/)
  expect(await scenery.administratorLink({ baseUrl: baseURL ?? '' })).toBeNull()
})

test('a link that was never printed opens nothing', async ({ visit }) => {
  const page = await visit(null)
  for (const token of ['x', 'a'.repeat(43), 'a'.repeat(200)]) {
    await page.goto(`/link/${token}`)
    await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
  }
})
