import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'

/** Somebody at the other provider's, in this browser. */
async function beElsewhere(page: Page, sub: string, baseURL: string) {
  await page.context().addCookies([{ name: 'elsewhere', value: sub, url: baseURL }])
}

test('an account elsewhere signs in once it is connected, also without scripts, and not before', async ({
  scenery,
  visit,
  baseURL,
}) => {
  const { people } = await scenery.scene({ password: 'jonas' })
  const sub = people.jonas.email.split('@')[0] ?? ''
  const stranger = await visit(null)
  await beElsewhere(stranger, sub, baseURL ?? '')
  await stranger.goto('/sign-in')
  await stranger.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  const refusal = stranger.getByText('There is an account with the same e-mail')
  await expect(refusal).toBeVisible()
  await expectAccessible(stranger, 'signing in, refused')

  const page = await visit(people.jonas)
  await beElsewhere(page, sub, baseURL ?? '')
  await page.goto('/settings/sign-in')
  await page.getByRole('button', { name: 'Connect Elsewhere' }).click()
  await expect(page.getByRole('button', { name: 'Disconnect Elsewhere' })).toBeVisible()
  await expectAccessibleInBoth(page, 'ways to sign in')

  const plain = await visit(null, { javaScriptEnabled: false })
  await beElsewhere(plain, sub, baseURL ?? '')
  await plain.goto('/sign-in?next=/settings/sign-in')
  await plain.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(plain).toHaveURL(/\/settings\/sign-in$/)
  await plain.getByRole('button', { name: 'Disconnect Elsewhere' }).click()
  await expect(plain.getByRole('button', { name: 'Connect Elsewhere' })).toBeVisible()

  await stranger.goto('/sign-in')
  await stranger.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(refusal).toBeVisible()
})

test('a mailed link signs in by its button, and leads to where one was', async ({
  scenery,
  visit,
  mailedLink,
}) => {
  const { people, path, title } = await scenery.scene()
  const page = await visit(null)
  await page.goto(path)
  await page.getByRole('link', { name: 'Sign in by e-mail' }).click()
  await expectAccessible(page, 'asking for a link')
  await page.getByLabel('E-mail').fill(people.aiko.email)
  await page.getByRole('button', { name: 'Send me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()

  const link = await mailedLink(people.aiko.email, /http:\S+\/sign-in\/link\/[\w-]+\?next=[\w%-]+/)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: `Sign in as ${people.aiko.name}?` })).toBeVisible()
  await expectAccessible(page, 'a mailed link')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  const again = await visit(null)
  await again.goto(link)
  await expect(again.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
})

test('a token is shown once, reads in one’s name, and ends with its revocation', async ({
  scenery,
  visit,
  baseURL,
}) => {
  const { people, id } = await scenery.scene()
  const page = await visit(people.jonas)
  await page.goto('/settings/tokens')
  await page.getByLabel('Name', { exact: true }).fill('Weekly export')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const field = page.getByRole('textbox', { name: 'Your new token' })
  await expect(field).toBeFocused()
  const secret = await field.inputValue()
  await expect(page.getByText('never used')).toBeVisible()
  await expectAccessibleInBoth(page, 'a new token')
  expect(await smallTargets(page, 24)).toEqual([])

  const read = () =>
    fetch(`${baseURL}/api/readings/${id}/snapshot`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await read()).status).toBe(200)
  await page.reload()
  await expect(page.getByText('last used just now')).toBeVisible()
  await expect(field).toHaveCount(0)
  await page.getByText('Revoke', { exact: true }).click()
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await expect(page.getByText('None yet')).toBeVisible()
  const refused = await read()
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer realm="Postil", error="invalid_token"',
  ])
})
