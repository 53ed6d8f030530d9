import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test as base } from './support/e2e-test'
import { openScenery } from './support/ask-scenes'
import { expectAccessible, expectAccessibleInBoth, smallTargets } from './support/look'
import { expectPainted, expectReady, parts, selectByTouch, selectedText } from './support/room'
import { signIn } from './support/sign-in'
import { openWorlds, type World } from './support/worlds'

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
}
const PASSWORD = 'correct horse battery'
const TITLE = 'The keeper of the light'
const SENTENCE = 'In the evening he wrote down the weather.'
const TEXT = `He climbed the stairs at dusk. ${SENTENCE} Then he slept.\n\nNobody came.`

/** An installation of this file's own, where nobody has been yet. */
type Empty = World & { link: string; openText: (slug: string) => Promise<string> }

const test = base.extend<object, { empty: Empty }>({
  empty: [
    async ({ databaseUrl }, provide) => {
      const opened = await openWorlds({
        databaseUrl,
        names: ['circle'],
        seed: async (scenery) => (await scenery.administratorLink({ baseUrl: 'http://x' })) ?? '',
      })
      const [world] = opened.worlds
      if (!world) throw new Error('No world was opened')
      const { scenery, close } = await openScenery({
        DATABASE_URL: databaseUrl(world.database),
        POSTIL_SECRET: 'one secret for all worlds of this test',
      })
      await provide({
        ...world,
        link: `${world.address}${new URL(opened.seeded).pathname}`,
        openText: async (slug) => `${world.address}${await scenery.openText({ slug, title: TITLE })}`,
      })
      await close()
      await opened.close()
    },
    { scope: 'worker' },
  ],
})

// One installation, from its first hour on: each test begins where the one before ended.
test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

async function fillAccount(page: Page, given: { name: string; email: string }): Promise<void> {
  await page.getByLabel('Name').fill(given.name)
  await page.getByLabel('E-mail').fill(given.email)
  await page.getByLabel('Password').fill(PASSWORD)
}

const LEADER = { name: 'Miriam Okafor', email: 'miriam@circle.example', password: PASSWORD }
const JONAS = { name: 'Jonas Brandt', email: 'jonas@circle.example', password: PASSWORD }
const AIKO = { name: 'Aiko Tanabe', email: 'aiko@circle.example', password: PASSWORD }

/** A person's row in the table of members. */
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

async function signInAs(page: Page, address: string, person: typeof LEADER): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await signIn(page, { email: person.email, password: person.password })
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
}

test('a leader makes a circle of three with a text in an empty installation; one annotates it from a phone', async ({
  empty,
  visit,
  expected,
}) => {
  expected.push(/403|404|Failed to load resource/)
  const leader = await visit(null)
  await leader.goto(empty.link)
  await fillAccount(leader, LEADER)
  await leader.getByRole('button', { name: 'Create the account' }).click()
  await expect(leader.getByText('You are in no group yet.')).toBeVisible()

  await leader.getByRole('link', { name: 'New group' }).click()
  await expect(leader.getByRole('heading', { name: 'New group' })).toBeVisible()
  await expectAccessibleInBoth(leader, 'new group')
  await leader.getByRole('button', { name: 'Create the group' }).click()
  await expect(leader.getByLabel('Name')).toBeFocused()
  await expectAccessible(leader, 'new group without a name')
  await leader.getByLabel('Name').fill('Thursday circle')
  await leader.getByRole('button', { name: 'Create the group' }).click()
  await expect(leader.getByRole('heading', { name: 'Thursday circle' })).toBeVisible()
  await expect(leader.getByText('Reading circle · 1 member · you are the owner')).toBeVisible()
  await expectAccessible(leader, 'a new group')

  const slug = decodeURIComponent(new URL(leader.url()).pathname.split('/')[2] ?? '')
  expect(slug).toMatch(/^thursday-circle-/)
  const group = leader.url().replace(/\?.*$/, '')
  await test.step('a text is pasted, published and opened in the circle', async () => {
    await leader.getByRole('link', { name: 'Open a text' }).click()
    await leader.getByRole('textbox', { name: 'Text' }).fill(TEXT)
    await leader.getByLabel('Title').fill(TITLE)
    await leader.getByRole('button', { name: 'Save the text' }).click()
    await leader.getByRole('button', { name: 'Publish' }).click()
    await leader.getByRole('button', { name: 'Open in Thursday circle' }).click()
    await expect(leader.getByRole('link', { name: 'Go to the text in Thursday circle' })).toBeVisible()
  })
  await leader.goto(group)
  const text = (await leader.getByRole('link', { name: TITLE }).getAttribute('href')) ?? ''
  await leader.getByRole('link', { name: 'Members' }).click()
  await expect(leader.getByRole('heading', { name: 'Invitations' })).toBeVisible()
  await leader.getByLabel('For how many people').fill('none')
  await leader.getByRole('button', { name: 'Make a link' }).click()
  await expect(leader.getByLabel('For how many people')).toBeFocused()
  await expectAccessible(leader, 'an invitation with an error')
  await leader.getByLabel('For how many people').fill('2')
  await leader.getByLabel('It leads to').selectOption({ label: TITLE })
  await leader.getByRole('button', { name: 'Make a link' }).click()
  await expect(leader.getByText('Here is your link.')).toBeVisible()
  await expectAccessibleInBoth(leader, 'members, with an invitation')
  const link = await leader.getByRole('textbox', { name: /^link of/ }).inputValue()

  const jonas = await visit(null, PHONE)
  await jonas.goto(`${link}#p2`)
  await expect(jonas.getByRole('heading', { name: 'Join Thursday circle' })).toBeVisible()
  await expect(jonas.getByRole('article', { name: TITLE })).toBeVisible()
  await expectAccessibleInBoth(jonas, 'an invitation on a phone')
  expect(await smallTargets(jonas, 44)).toEqual([])
  await fillAccount(jonas, { ...JONAS, email: LEADER.email })
  await jonas.getByRole('button', { name: 'Join', exact: true }).tap()
  await expect(jonas.getByText('There is an account with this e-mail.')).toBeVisible()
  await expect(jonas.getByLabel('Name')).toHaveValue(JONAS.name)
  await jonas.getByLabel('E-mail').fill(JONAS.email)
  await jonas.getByLabel('Password').fill(PASSWORD)
  await jonas.getByRole('button', { name: 'Join', exact: true }).tap()
  await expect(jonas).toHaveURL(`${empty.address}${text}#p2`)
  await expect(jonas.getByRole('heading', { name: TITLE })).toBeVisible()
  await jonas.goto(link)
  await expect(jonas.getByRole('heading', { name: 'You are in Thursday circle' })).toBeVisible()
  await jonas.getByRole('link', { name: 'Go on reading' }).tap()
  await expect(jonas).toHaveURL(`${empty.address}${text}`)

  await test.step('on the phone a sentence is chosen without dragging, and annotated', async () => {
    await expectReady(jonas)
    // A finger held down on a word selects it.
    await selectByTouch(jonas, 'weather')
    await parts.toolbar(jonas).getByRole('button', { name: 'Select the whole sentence' }).tap()
    await expect.poll(() => selectedText(jonas)).toBe(SENTENCE)
    await expect(
      parts.toolbar(jonas).getByRole('button', { name: 'Select the whole paragraph' }),
    ).toBeVisible()
    await expectAccessible(jonas, 'a sentence chosen on a phone')
    await parts.toolbar(jonas).getByRole('button', { name: 'Annotate' }).tap()
    await expect(parts.composer(jonas)).toBeFocused()
    await jonas.keyboard.type('Every evening?')
    await jonas.getByRole('button', { name: 'Post to Thursday circle' }).tap()
    await expectPainted(jonas, 'own', SENTENCE)
  })

  const aiko = await visit(null)
  await aiko.goto(link)
  await fillAccount(aiko, AIKO)
  await aiko.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(aiko).toHaveURL(`${empty.address}${text}`)
  await expect(parts.card(aiko, 'Every evening?')).toBeVisible()

  const late = await visit(null)
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This invitation is used up' })).toBeVisible()
  await expectAccessible(late, 'an invitation that is used up')
})

test('one becomes a moderator, one is removed and loses access at once, asks, and is let in', async ({
  empty,
  visit,
  expected,
}) => {
  expected.push(/403|404|Failed to load resource/)
  const [leader, jonas, aiko] = [await visit(null), await visit(null, PHONE), await visit(null)]
  await signInAs(leader, empty.address, LEADER)
  await signInAs(jonas, empty.address, JONAS)
  await signInAs(aiko, empty.address, AIKO)
  await aiko.getByRole('link', { name: TITLE }).click()
  await expect(aiko.getByRole('heading', { name: TITLE })).toBeVisible()
  const text = aiko.url()

  await leader.getByRole('link', { name: 'Thursday circle' }).click()
  await leader.getByRole('link', { name: 'Members' }).click()
  const members = leader.url()
  await row(leader, JONAS.name).getByText('Change').click()
  await row(leader, JONAS.name).getByLabel('Role').selectOption('Moderator')
  await expectAccessible(leader, 'a member’s menu')
  await row(leader, JONAS.name).getByRole('button', { name: 'Save' }).click()
  await expect(row(leader, JONAS.name).getByRole('cell', { name: 'Moderator', exact: true })).toBeVisible()

  await leader.goto(members)
  await row(leader, AIKO.name).getByText('Change').click()
  await row(leader, AIKO.name).getByRole('button', { name: 'Remove from the group' }).click()
  await expect(leader.getByText('Removed. What they wrote stays.')).toBeVisible()
  await expect(row(leader, AIKO.name)).toHaveCount(0)
  await expect(aiko.getByText('This text is no longer open to you.')).toBeVisible()
  expect((await aiko.goto(text))?.status()).toBe(404)

  await leader.getByRole('link', { name: 'Settings' }).click()
  await expectAccessibleInBoth(leader, 'group settings')
  await leader.getByRole('radio', { name: /^By asking/ }).check()
  await leader.getByRole('button', { name: 'Save' }).click()
  await expect(leader.getByText('Saved.')).toBeVisible()
  await expect(leader.getByRole('radio', { name: /^By asking/ })).toBeChecked()

  const group = members.replace(/\/members.*$/, '')
  await aiko.goto(group)
  await expect(aiko.getByRole('heading', { name: 'Ask to join' })).toBeVisible()
  await expect(aiko.getByText(TITLE)).toHaveCount(0)
  await expectAccessible(aiko, 'asking to join')
  await aiko.getByLabel('A few words about you').fill('I would like to come back.')
  await aiko.getByRole('button', { name: 'Ask to join' }).click()
  await expect(aiko.getByText('You have asked. Those who moderate')).toBeVisible()

  await jonas.goto(empty.address)
  await expect(jonas.getByRole('link', { name: '1 person asks to join' })).toBeVisible()
  await jonas.goto(group)
  await jonas.getByRole('link', { name: '1 person asks to join' }).tap()
  await expect(jonas.getByText('I would like to come back.')).toBeVisible()
  // From the top, as one comes there by the tabs.
  await jonas.goto(members)
  await expectAccessible(jonas, 'members with a request, on a phone')
  expect(await smallTargets(jonas, 44)).toEqual([])
  await jonas.getByRole('button', { name: `Let ${AIKO.name} in` }).tap()
  await expect(jonas.getByText('Let in.')).toBeVisible()
  await expect(row(jonas, AIKO.name)).toBeVisible()
  await expect(jonas.getByRole('link', { name: 'Settings' })).toHaveCount(0)
  expect((await aiko.goto(text))?.status()).toBe(200)

  await leader.goto(members)
  await leader.getByText('Leave', { exact: true }).click()
  await leader.getByRole('button', { name: 'Leave it now' }).click()
  await expect(leader.getByText('A group needs an owner.')).toBeVisible()
  await aiko.goto(members)
  await aiko.getByText('Leave', { exact: true }).click()
  await aiko.getByRole('button', { name: 'Leave it now' }).click()
  await expect(aiko.getByText('You have left the group.')).toBeVisible()
})

test('a group for the world is read signed out; joining it leads through signing in and back', async ({
  empty,
  visit,
  expected,
}) => {
  expected.push(/404|Failed to load resource/)
  const leader = await visit(null)
  await signInAs(leader, empty.address, LEADER)
  await leader.getByRole('link', { name: 'New group' }).click()
  await leader.getByLabel('Name').fill('读书会')
  await leader.getByRole('radio', { name: /^Publication/ }).check()
  await leader.getByRole('button', { name: 'Create the group' }).click()
  await expect(leader.getByRole('heading', { name: '读书会' })).toBeVisible()
  const group = leader.url().replace(/\?.*$/, '')
  const slug = decodeURIComponent(new URL(group).pathname.split('/')[2] ?? '')
  expect(slug).toMatch(/^读书会-/)
  await empty.openText(slug)

  const out = await visit(null)
  await out.goto(group)
  await expect(out.getByRole('link', { name: TITLE })).toBeVisible()
  await expect(out.getByRole('link', { name: 'Members' })).toHaveCount(0)
  await expectAccessibleInBoth(out, 'a group for the world, signed out')
  await out.getByRole('link', { name: 'Sign in to join' }).click()
  await signIn(out, { email: AIKO.email, password: PASSWORD })
  await expect(out).toHaveURL(group)
  await out.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(out.getByText('You are in.')).toBeVisible()
  await expect(out.getByText('you are a member')).toBeVisible()
})

test('without scripts one makes a group, invites, and joins', async ({ empty, visit, expected }) => {
  expected.push(/404|Failed to load resource/)
  const plain = { javaScriptEnabled: false }
  const leader = await visit(null, plain)
  await leader.goto(`${empty.address}/sign-in?next=/g/new`)
  await signIn(leader, { email: LEADER.email, password: PASSWORD })
  await leader.getByLabel('Name').fill('Plain circle')
  await leader.getByRole('button', { name: 'Create the group' }).click()
  await leader.getByRole('link', { name: 'Members' }).click()
  await leader.getByRole('button', { name: 'Make a link' }).click()
  const link = await leader.getByRole('textbox', { name: /^link of/ }).inputValue()
  const nora = await visit(null, plain)
  await nora.goto(link)
  await fillAccount(nora, { name: 'Nora', email: 'nora@circle.example' })
  await nora.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(nora.getByText('you are a member')).toBeVisible()
  await leader.reload()
  await leader.getByText('Revoke', { exact: true }).click()
  await leader.getByRole('button', { name: 'Revoke it now' }).click()
  await expect(leader.getByText('Revoked. The link lets nobody in any more.')).toBeVisible()
  await nora.goto(link)
  await expect(nora.getByText('You are in Plain circle')).toBeVisible()
})

test('an administrator suspends and restores people; for others there is no such page', async ({
  empty,
  visit,
  expected,
}) => {
  expected.push(/403|404|Failed to load resource/)
  const [leader, aiko] = [await visit(null), await visit(null)]
  await signInAs(leader, empty.address, LEADER)
  await signInAs(aiko, empty.address, AIKO)
  for (const path of ['/admin', '/admin/groups']) {
    expect((await aiko.goto(`${empty.address}${path}`))?.status()).toBe(404)
    expect((await leader.goto(`${empty.address}${path}`))?.status()).toBe(200)
    await expectAccessibleInBoth(leader, path)
  }
  await leader.goto(`${empty.address}/admin?words=aiko`)
  await expect(leader.getByRole('row')).toHaveCount(2)
  await row(leader, AIKO.name).getByText('Change').click()
  await expectAccessible(leader, 'a person’s menu')
  await row(leader, AIKO.name).getByRole('button', { name: 'Suspend' }).click()
  await expect(leader.getByText('Suspended. They read as signed-out people do')).toBeVisible()
  await aiko.goto(`${empty.address}/g/new`)
  await aiko.getByLabel('Name').fill('Mine')
  await aiko.getByRole('button', { name: 'Create the group' }).click()
  await expect(aiko.getByText('Your account is suspended.')).toBeVisible()
  await row(leader, AIKO.name).getByText('Change').click()
  await row(leader, AIKO.name).getByRole('button', { name: 'End the suspension' }).click()
  await expect(leader.getByText('The suspension is over.')).toBeVisible()
  await aiko.getByRole('button', { name: 'Create the group' }).click()
  await expect(aiko.getByRole('heading', { name: 'Mine' })).toBeVisible()
})
