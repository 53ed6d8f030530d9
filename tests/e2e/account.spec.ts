import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessibleInBoth, smallTargets } from './support/look'
import { signIn } from './support/sign-in'

const PASSWORD = 'correct horse battery'
const NEW_PASSWORD = 'another horse altogether'
const anAddress = () => `person-${crypto.randomUUID()}@postil.example`
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

async function expectFit(page: Page, state: string, size = 24): Promise<void> {
  await expectAccessibleInBoth(page, state)
  expect(await smallTargets(page, size), `${state}: targets`).toEqual([])
}

/** Loaded again, a page of somebody whose session ended leads to sign-in. */
async function expectSignedOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in/)
}

// Who may sign up is a setting of the installation: two journeys at once would change it under each other.
test.describe.configure({ mode: 'default' })

test('somebody signs up by mail, and is back where they came from', async ({
  scenery,
  visit,
  mailedLink,
}) => {
  await scenery.letSignUp({ signUp: 'open' })
  const email = anAddress()
  const page = await visit(null)
  await page.goto('/sign-in?next=/settings')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create an account' })).toBeVisible()
  await expectFit(page, 'sign-up')
  await page.getByLabel('Name').fill('Łucja Brandt')
  await page.getByLabel('E-mail').fill('nowhere')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue('Łucja Brandt')
  await expectFit(page, 'sign-up with an error')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await expectFit(page, 'sign-up, mailed')

  await page.goto(await mailedLink(email, /http:\S+\/sign-up\/[\w-]+/))
  await expect(page.getByText(email)).toBeVisible()
  await expectFit(page, 'confirming an address')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account of Łucja Brandt' })).toBeVisible()

  // The same address again: the same answer, and another mail.
  const other = await visit(null)
  await other.goto('/sign-up')
  await other.getByLabel('Name').fill('Somebody')
  await other.getByLabel('E-mail').fill(email)
  await other.getByLabel('Password').fill(NEW_PASSWORD)
  await other.getByRole('button', { name: 'Create an account' }).click()
  await expect(other.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()
  await mailedLink(email, /There is an account with it already/)
})

test('where accounts are made by invitation, the page says so', async ({ scenery, visit }) => {
  // The setting is the installation's; the next journey to open sign-up sets it for itself.
  await scenery.letSignUp({ signUp: 'invited' })
  const page = await visit(null)
  await expect(async () => {
    await scenery.letSignUp({ signUp: 'invited' })
    await page.goto('/sign-up')
    await expect(page.getByRole('heading', { name: 'By invitation' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expectFit(page, 'sign-up by invitation')
})

test('a name is changed, a password too, and other devices are signed out', async ({ scenery, visit }) => {
  const person = await scenery.visitor({ name: 'Ana Silva', password: true })
  const page = await visit(person)
  const other = await visit(null)
  await other.goto('/sign-in')
  await signIn(other, person)
  await expect(other.getByRole('heading', { name: 'Your readings' })).toBeVisible()

  await page.goto('/')
  await page.getByRole('button', { name: 'Account of Ana Silva' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expectFit(page, 'settings')
  await page.getByRole('textbox', { name: 'Name' }).fill('\u200b')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('The name shows nothing.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana Maria Silva')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('Your name was changed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Account of Ana Maria Silva' })).toBeVisible()

  await page.getByLabel('Current password').fill('not this one at all')
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByLabel('Current password')).toBeFocused()
  await expectFit(page, 'settings with a wrong password')
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password was changed.')).toBeVisible()
  await expectSignedOut(other)

  await signIn(other, { email: person.email, password: NEW_PASSWORD })
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await page.goto('/settings')
  await page.getByRole('button', { name: /^Sign out .+, signed in/ }).click()
  await expect(page.getByText('The device was signed out.')).toBeVisible()
  await expectSignedOut(other)
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await expectSignedOut(page)
})

test('a forgotten password is replaced by a mailed link, once', async ({ scenery, visit, mailedLink }) => {
  const person = await scenery.visitor({ name: 'Jonas Brandt', password: true })
  const page = await visit(null)
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Forgotten your password?' })).toBeVisible()
  await expectFit(page, 'forgotten password')
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByText('Enter your e-mail address.')).toBeVisible()
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('button', { name: 'Mail me a link' }).click()
  await expect(page.getByRole('heading', { name: 'Look in your mail' })).toBeVisible()

  const link = await mailedLink(person.email, /http:\S+\/link\/[\w-]{43}/)
  await page.goto(link)
  await page.goto(link)
  await expectFit(page, 'a new password')
  await page.getByLabel('New password').fill('short')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByLabel('New password')).toBeFocused()
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
  const old = await visit(person)
  await expectSignedOut(old)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible()
})

test('an address is changed by the link that is mailed to the new one', async ({
  scenery,
  visit,
  mailedLink,
}) => {
  const person = await scenery.visitor({ name: 'Jonas Brandt', password: true })
  const email = `new-${person.email}`
  const page = await visit(person)
  await page.goto('/settings')
  const part = page.getByRole('region', { name: 'Address' })
  await part.getByLabel('E-mail').fill(email)
  await part.getByRole('button', { name: 'Change the address' }).click()
  await expect(part.getByText('Enter your password.')).toBeVisible()
  await part.getByLabel('Password').fill(person.password ?? '')
  await part.getByRole('button', { name: 'Change the address' }).click()
  await expect(page.getByText('A mail is on its way to the new address.')).toBeVisible()
  await expect(part.getByText(person.email)).toBeVisible()
  await page.goto(await mailedLink(email, /http:\S+\/address\/[\w-]+/))
  await expectFit(page, 'a new address')
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(page.getByText('Your address was changed.')).toBeVisible()
  await expect(part.getByText(email)).toBeVisible()
})

test('an account is deleted, and kept after all', async ({ scenery, visit }) => {
  const person = await scenery.visitor({ name: 'Lou Marsh', password: true })
  const page = await visit(person)
  await page.goto('/settings')
  await page.getByText('Delete my account').click()
  await page.getByLabel('Remove my annotations').check()
  await expectFit(page, 'deleting the account')
  await page.getByRole('button', { name: 'Delete in 7 days' }).click()
  await expect(page.getByLabel('Your password')).toBeFocused()
  await expect(page.getByLabel('Remove my annotations')).toBeChecked()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Delete in 7 days' }).click()
  await expect(page.getByText('your account will be deleted in 7 days')).toBeVisible()
  await expectFit(page, 'signed out for good')
  await signIn(page, person)
  await expect(page.getByRole('heading', { name: 'Your account is to be deleted' })).toBeVisible()
  await expectFit(page, 'an account to be deleted')
  await page.goto('/')
  await expect(page).toHaveURL(/\/leaving$/)
  await page.getByRole('button', { name: 'Keep my account' }).click()
  await expect(page.getByText('Your account stays')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
})

test('who alone owns a group hands it over first', async ({ scenery, visit }) => {
  const { people } = await scenery.scene({ password: 'miriam' })
  const page = await visit(people.miriam)
  await page.goto('/settings')
  await page.getByText('Delete my account').click()
  await page.getByLabel('Your password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Delete in 7 days' }).click()
  await expect(page.getByText('You are the only owner of “Thursday circle”.')).toBeVisible()
})

test('what one wrote is there to take along', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Which weather?' })
  const page = await visit(jonas)
  await page.goto('/settings')
  for (const [form, sign] of [
    ['JSON-LD', '"AnnotationCollection"'],
    ['HTML', '<blockquote'],
    ['CSV', 'Which weather?'],
    ['everything', jonas.email],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Download ${form}` }).click(),
    ])
    const pieces: Buffer[] = []
    for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
    expect(Buffer.concat(pieces).toString()).toContain(sign)
  }
})

test('all of it works before any script does', async ({ scenery, visit }) => {
  const person = await scenery.visitor({ name: 'Aiko Tanabe', password: true })
  const page = await visit(person, { javaScriptEnabled: false })
  await page.goto('/settings')
  await page.getByRole('textbox', { name: 'Name' }).fill(' ')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('Enter a name.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Aiko T.')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('Your name was changed.')).toBeVisible()
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Your password was changed.')).toBeVisible()
  await page.getByText('Delete my account').click()
  await page.getByLabel('Your password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Delete in 7 days' }).click()
  await expect(page).toHaveURL(/\/sign-in\?left=1/)
  await signIn(page, { email: person.email, password: NEW_PASSWORD })
  await page.getByRole('button', { name: 'Keep my account' }).click()
  await expect(page.getByText('Your account stays')).toBeVisible()
})

test('on a phone everything can be hit, and nothing is pushed sideways', async ({
  scenery,
  visit,
  baseURL,
}) => {
  const person = await scenery.visitor({ name: 'W'.repeat(80), password: true })
  await scenery.session({ of: person })
  const page = await visit(person, PHONE)
  await page.goto('/settings')
  await page.getByText('Delete my account').tap()
  await expect(page.getByLabel('Your password')).toBeVisible()
  await expectFit(page, 'settings on a phone', 44)
  const excess = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await excess()).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 320, height: 256 })
  expect(await excess()).toBeLessThanOrEqual(0)
  const out = await visit(null, PHONE)
  for (const path of ['/forgot', await scenery.passwordLink({ of: person, baseUrl: baseURL ?? '' })]) {
    await out.goto(path)
    await expectFit(out, `${path} on a phone`, 44)
  }
})
