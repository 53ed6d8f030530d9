import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessibleInBoth } from './support/look'
import { openRoom, parts } from './support/room'
import { signIn } from './support/sign-in'

const bell = (page: Page) => page.getByRole('link', { name: /^Notifications/ })
const LINK = /http:\S+\/r\/[\w-]{22}\/a\/[\w-]{22}/

test('an answer moves the bell while one reads; its link opens the thread, and then nothing is unread', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Which weather?' })
  await scenery.reply({ by: aiko, to: root, says: 'Wind and swell.' })
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread')
  await bell(page).click()
  const item = page.getByRole('article').filter({ hasText: 'Aiko Tanabe answered you' })
  await expect(item).toContainText('Wind and swell.')
  await expectAccessibleInBoth(page, 'notifications')
  await item.getByRole('link').click()
  await expect(parts.thread(page)).toContainText('Wind and swell.')
  await expect(bell(page)).toHaveAccessibleName('Notifications')
})

test('notifications are marked read one by one and all at once, in their tabs', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await page.goto('/notifications')
  await expect(page.getByText(/^Nothing yet/)).toBeVisible()
  await expectAccessibleInBoth(page, 'no notifications')
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Which weather?' })
  for (const says of ['One', 'Two', 'Three']) await scenery.reply({ by: aiko, to: root, says })
  await expect(async () => {
    await page.reload()
    await expect(bell(page)).toHaveAccessibleName('Notifications, 3 unread', { timeout: 500 })
  }).toPass()
  await page
    .getByRole('button', { name: /^Mark as read: / })
    .first()
    .click()
  await expect(bell(page)).toHaveAccessibleName('Notifications, 2 unread')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page.getByRole('article')).toHaveCount(3)
})

test('a mailed answer opens the very thread after signing in, and its other link ends such mails', async ({
  scenery,
  visit,
  mailedLink,
}) => {
  const scene = await scenery.scene({ password: 'jonas' })
  const { jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Which weather?' })
  await scenery.reply({ by: aiko, to: root, says: 'Wind and swell.' })
  const link = await mailedLink(jonas.email, LINK)
  const page = await visit(null)
  await page.goto(link)
  await signIn(page, jonas)
  await expect(parts.thread(page)).toContainText('Wind and swell.')

  const other = await visit(null)
  await other.goto(await mailedLink(jonas.email, /http:\S+\/unsubscribe\/[\w-]+/))
  await expectAccessibleInBoth(other, 'unsubscribing')
  await other.getByRole('button', { name: 'Stop these mails' }).click()
  await expect(other.getByText(/will not come any more/)).toBeVisible()
  await page.goto('/settings#notifications')
  await expect(page.getByLabel('Somebody answers me: by mail')).toHaveValue('never')
})

test('a link that ends mails and is not good says so, whatever is wrong with it', async ({ visit }) => {
  const page = await visit(null)
  await page.goto('/unsubscribe/nothing-of-ours')
  await expect(page.getByText('This link does not work.')).toBeVisible()
})

test('a digest tells of new threads in a text one watches, and its link opens one', async ({
  scenery,
  visit,
  mailedLink,
}) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await page.getByRole('button', { name: 'Notifications', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Notifications of this text' })
  const stored = page.waitForResponse((response) => response.url().endsWith('/follow'))
  await dialog.getByRole('radio', { name: /^Watch/ }).check()
  await stored
  await expectAccessibleInBoth(page, 'notifications of a text')
  await page.keyboard.press('Escape')
  await scenery.annotate({ in: scene.id, by: aiko, on: 'the weather', says: 'Which weather?' })
  await scenery.digest({ of: jonas })
  await page.goto(await mailedLink(jonas.email, LINK))
  await expect(parts.thread(page)).toContainText('Which weather?')
})

test('a muted thread is silent; what one is told is chosen in the settings', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: 'the weather', says: 'Which weather?' })
  const page = await visit(jonas)
  await openRoom(page, `${scene.path}/a/${root}`)
  await parts.thread(page).getByRole('button', { name: 'More for the annotation by Jonas Brandt' }).click()
  await page.getByRole('menuitem', { name: 'Notifications' }).click()
  const dialog = page.getByRole('dialog', { name: 'Notifications of this thread' })
  await expect(dialog.getByRole('radio', { name: /^Follow/ })).toBeChecked()
  const stored = page.waitForResponse((response) => response.url().endsWith('/follow'))
  await dialog.getByRole('radio', { name: /^Mute/ }).check()
  await stored
  await page.keyboard.press('Escape')
  await scenery.reply({ by: aiko, to: root, says: 'Nobody hears this' })
  const loud = await scenery.annotate({ in: scene.id, by: jonas, on: 'the oil measured', says: 'Why oil?' })
  await scenery.reply({ by: aiko, to: loud, says: 'This is heard' })
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread')

  await page.goto('/settings#notifications')
  await expectAccessibleInBoth(page, 'settings of notifications')
  await page.getByLabel('A reply in a thread I follow: by mail').selectOption('daily')
  await page.getByRole('button', { name: 'Save notifications' }).click()
  await expect(page.getByText('Saved. It holds for what happens from now on.')).toBeVisible()
  await expect(page.getByLabel('A reply in a thread I follow: by mail')).toHaveValue('daily')
})

test('an administrator sees the mailbox, and nobody else', async ({ scenery, visit, expected }) => {
  const scene = await scenery.scene()
  const page = await visit(await scenery.visitor({ name: 'Ada', siteAdmin: true }))
  await scenery.unclearMail({ to: scene.people.aiko.email })
  await page.goto('/admin/mail')
  await expect(page.getByRole('heading', { name: 'Mailbox' })).toBeVisible()
  const mail = page.getByRole('listitem').filter({ hasText: scene.people.aiko.email })
  await expect(mail).toContainText('May not have arrived')
  await expect(mail.getByRole('link')).toHaveCount(0)
  await expectAccessibleInBoth(page, 'the mailbox')
  expected.push(/404/)
  const other = await visit(scene.people.jonas)
  await other.goto('/admin/mail')
  await expect(other.getByRole('heading', { name: 'Mailbox' })).toHaveCount(0)
})
