import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessibleInBoth, smallTargets } from './support/look'
import { actOn, openRoom, parts } from './support/room'

const RICH = `<meta charset="utf-8"><b style="font-weight:normal"><h1>The gull</h1>
  <p>It stands on the <span style="font-style:italic">rail</span> and waits.</p>
  <p>Nobody <a href="javascript:alert(1)">feeds</a> it.<img src="x" alt=""></p>
  <script>document.title = 'run'</script><p onclick="document.title='run'">It knows.</p></b>`

/** Pastes as a browser does: a script may not put HTML on the clipboard of a page that is not asked for it. */
async function pasteInto(page: Page, given: { html?: string; plain: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Text' }).evaluate((field, { html, plain }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', plain)
    if (html !== undefined) clipboardData.setData('text/html', html)
    field.focus()
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, given)
}

const preview = (page: Page) => page.getByRole('region', { name: 'The text as readers will see it' })

/** A paste is lost before the page has come to life. */
async function pasteRich(page: Page): Promise<void> {
  await expect(async () => {
    await pasteInto(page, { html: RICH, plain: 'The gull\nIt stands on the rail and waits.' })
    await expect(page.getByText('Rich text from the clipboard')).toBeVisible({ timeout: 1000 })
  }).toPass()
}

async function expectFit(page: Page, state: string): Promise<void> {
  await expectAccessibleInBoth(page, state)
  expect(await smallTargets(page, 24), `${state}: targets`).toEqual([])
}

test('from the clipboard to annotations in two groups', async ({ scenery, visit }) => {
  test.slow()
  const { people, group } = await scenery.scene()
  await scenery.groupFor({ of: people.miriam, name: 'Evening circle' })
  const page = await visit(people.miriam)
  await page.goto('/')
  await page.getByRole('link', { name: 'Add a text' }).click()
  await expect(page.getByRole('heading', { name: 'Add a text' })).toBeVisible()
  await expectFit(page, 'an empty form')

  await test.step('paste and preview: nothing is stored', async () => {
    await pasteRich(page)
    await expect(preview(page)).toContainText('It stands on the rail and waits.')
    await expect(preview(page).locator('em')).toHaveText('rail')
    await expect(page.getByLabel('Title')).toHaveValue('The gull')
    const told = page.getByRole('list', { name: 'What was left out or changed' })
    await expect(told).toContainText('1 image left out')
    await expect(told).toContainText('1 link without a web address became plain words.')
    await expect(told).toContainText('2 scripts left out.')
    await expect(preview(page).locator('a')).toHaveCount(0)
    expect(await page.title()).not.toBe('run')
    expect(await scenery.documentsOf({ of: people.miriam })).toHaveLength(1)
    await expectFit(page, 'a preview')
  })

  await test.step('save', async () => {
    await page.getByLabel('Author').fill('Ada Lund')
    await page.getByRole('button', { name: 'Save the text' }).click()
    await expect(page.getByText('Not published. Nobody but its owners')).toBeVisible()
    await expect(page.getByLabel('Author')).toHaveValue('Ada Lund')
  })

  await test.step('edit, saved as it is written', async () => {
    const editor = page.getByRole('textbox', { name: 'Text', exact: true })
    await editor.getByText('It knows.').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' So do we.')
    await expect(page.getByText('Saved.')).toBeVisible()
    await expectFit(page, 'editing')
    await page.reload()
    await expect(editor).toContainText('It knows. So do we.')
  })

  await test.step('publish and open in two groups', async () => {
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect(page.getByRole('heading', { name: 'Open “The gull”' })).toBeVisible()
    await expectFit(page, 'opening')
    await page.getByRole('button', { name: 'Open in Thursday circle' }).click()
    await expect(page.getByRole('link', { name: 'Go to the text in Thursday circle' })).toBeVisible()
    await page.getByRole('button', { name: 'Open in Evening circle' }).click()
    await expect(page.getByRole('link', { name: 'Go to the text in Evening circle' })).toBeVisible()
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'The gull' })).toHaveCount(2)
  })

  await test.step('read and annotate, each group on its own', async () => {
    const reader = await visit(people.jonas)
    await reader.goto('/')
    await reader.getByRole('link', { name: 'The gull' }).click()
    await expect(reader.locator('main[data-ready]')).toBeAttached()
    await expect(reader.getByText('Ada Lund')).toBeVisible()
    await actOn(reader, 'on the rail', 'Annotate')
    await expect(parts.composer(reader)).toBeFocused()
    await reader.keyboard.type('Which rail?')
    await reader.keyboard.press('ControlOrMeta+Enter')
    await expect(parts.card(reader, 'Which rail?')).toBeVisible()
    expect(group.id).not.toBe('')
  })

  await test.step('afterwards only what is said about it can be changed', async () => {
    await page.goto('/')
    const [document] = await scenery.documentsOf({ of: people.miriam })
    await page.goto(`/d/${document?.id}/edit`)
    await expect(page.getByText('Its words stay as they are')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0)
    await page.getByLabel('Title').fill('The patient gull')
    await page.getByRole('button', { name: 'Save the details' }).click()
    await expect(page.getByRole('heading', { name: 'The patient gull' })).toBeVisible()
    await expectFit(page, 'a published text')
  })
})

test('what is typed before the scripts come is taken over, in every field', async ({ scenery, visit }) => {
  const { people } = await scenery.scene()
  const page = await visit(people.miriam)
  let letCome = () => {}
  const isTyped = new Promise<void>((resolve) => (letCome = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await isTyped
    await route.continue()
  })
  await page.goto('/d/new', { waitUntil: 'commit' })
  await page.getByRole('textbox', { name: 'Text' }).fill('# The rail\n\nA gull stands on it.')
  await page.getByLabel('Title').fill('Gulls')
  await page.getByLabel('Author').fill('Ana')
  await page.getByLabel('Source').fill('A notebook')
  await page.getByLabel('Direction of writing').selectOption('rtl')
  await page.getByLabel('Markdown').check()
  letCome()
  await expect(preview(page).getByRole('heading', { name: 'The rail' })).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Gulls')
  await expect(page.getByLabel('Author')).toHaveValue('Ana')
  await expect(page.getByLabel('Source')).toHaveValue('A notebook')
  await expect(page.getByLabel('Direction of writing')).toHaveValue('rtl')
  await page.getByRole('button', { name: 'Save the text' }).click()
  await page.waitForURL(/\/edit$/)
  expect(await scenery.documentsOf({ of: people.miriam })).toContainEqual(
    expect.objectContaining({ title: 'Gulls' }),
  )
})

test('without scripts: paste, preview, save, publish, open', async ({ scenery, visit }) => {
  test.slow()
  const { people } = await scenery.scene()
  const page = await visit(people.miriam, { javaScriptEnabled: false })
  await page.goto('/d/new')
  await page.getByRole('textbox', { name: 'Text' }).fill('# Two lines\n\nOne *line*\n\nAnother')
  await page.getByLabel('Markdown').check()
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(preview(page).locator('em')).toHaveText('line')
  await expect(page.getByLabel('Title')).toHaveValue('Two lines')
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(
    '# Two lines\n\nOne *line*\n\nAnother',
  )
  await page.getByLabel('Title').fill('')
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('Enter a title.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(
    '# Two lines\n\nOne *line*\n\nAnother',
  )
  await page.getByLabel('Title').fill('Two lines')
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByRole('heading', { name: 'Two lines' })).toBeVisible()
  await expect(page.locator('.article')).toContainText('One line')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Open in Thursday circle' }).click()
  await page.getByRole('link', { name: 'Go to the text in Thursday circle' }).click()
  await expect(page.locator('#article')).toContainText('One line')
})

test('what is not saved is there again after a reload', async ({ scenery, visit }) => {
  const page = await visit(await scenery.visitor({ name: 'Lou' }))
  await page.goto('/d/new')
  const field = page.getByRole('textbox', { name: 'Text' })
  await field.fill('Words that nobody else has')
  await expect(preview(page)).toContainText('Words that nobody else has')
  await page.reload()
  await expect(page.getByText('This is what you had not saved.')).toBeVisible()
  await expect(field).toHaveValue('Words that nobody else has')
  await page.getByRole('button', { name: 'Begin anew' }).click()
  await expect(field).toHaveValue('')
  await page.reload()
  await expect(field).toHaveValue('')
})

test('a book of 50,000 words as rich text is saved', async ({ scenery, visit }) => {
  test.slow()
  const page = await visit(await scenery.visitor({ name: 'Lou' }))
  await page.goto('/d/new')
  const style = 'style="font-family:Georgia,serif;font-size:12pt;color:#222222;background-color:transparent"'
  const sentence = `<span ${style}>Words upon words</span> <i ${style}>and</i> <span ${style}>more words. </span>`
  const html = `<h1>A book</h1>${`<p ${style}>${sentence.repeat(8)}</p>`.repeat(1050)}`
  expect(html.length).toBeGreaterThan(2_000_000)
  await expect(async () => {
    await pasteInto(page, { html, plain: 'A book' })
    await expect(page.getByText('Rich text from the clipboard')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(preview(page)).toContainText('Words upon words', { timeout: 20_000 })
  await page.getByRole('button', { name: 'Save the text' }).click()
  await expect(page.getByText('Not published. Nobody but its owners')).toBeVisible({ timeout: 20_000 })
})

test('two who write at once see both texts, and one decides', async ({ scenery, visit, expected }) => {
  test.slow()
  expected.push(/409/)
  const { people } = await scenery.scene()
  const id = await scenery.text({ by: people.miriam, editors: [people.jonas], says: 'As it was.' })
  const [miriam, jonas] = [await visit(people.miriam), await visit(people.jonas)]
  const editor = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true })
  for (const page of [miriam, jonas]) {
    await page.goto(`/d/${id}/edit`)
    await expect(editor(page)).toContainText('As it was.')
  }
  for (const [page, words] of [
    [miriam, ' So says Miriam.'],
    [jonas, ' So says Jonas.'],
  ] as const) {
    await editor(page).getByText('As it was.').click()
    await page.keyboard.press('End')
    await page.keyboard.type(words)
    if (page === miriam) await expect(page.getByText('Saved.')).toBeVisible()
  }
  const theirs = jonas.getByRole('region', { name: 'The text as it was saved meanwhile' })
  await expect(theirs).toContainText('So says Miriam.')
  await expect(editor(jonas)).toContainText('So says Jonas.')
  await expectFit(jonas, 'a conflict')
  await jonas.getByRole('button', { name: 'Save mine instead' }).click()
  await expect(jonas.getByText('Saved.')).toBeVisible()
  await expect(theirs).toHaveCount(0)
  await miriam.reload()
  await expect(editor(miriam)).toContainText('So says Jonas.')
})

test('owners: added, handed over, and one leaves', async ({ scenery, visit, expected }) => {
  test.slow()
  expected.push(/404/)
  const { people } = await scenery.scene()
  const id = await scenery.text({ by: people.miriam, says: 'Words.' })
  const page = await visit(people.miriam)
  await page.goto(`/d/${id}/edit`)
  const owners = page.getByRole('region', { name: 'Owners and co-editors' })
  await expect(owners.getByRole('button', { name: /^Remove/ })).toHaveCount(0)
  await owners.getByLabel('Add').selectOption('Jonas Brandt')
  await owners.getByRole('button', { name: 'Add' }).click()
  await expect(owners.getByRole('listitem').filter({ hasText: 'Jonas Brandt' })).toContainText('Co-editor')
  await expectFit(page, 'owners')
  await owners.getByRole('button', { name: 'Hand over: Jonas Brandt' }).click()
  await expect(owners.getByRole('listitem').filter({ hasText: 'Jonas Brandt' })).toContainText('Owner')
  await expect(owners.getByText('An owner can add others')).toBeVisible()
  await owners.getByRole('button', { name: /^Leave/ }).click()
  await expect(page.getByRole('heading', { name: 'Your readings' })).toBeVisible()
  expect((await page.goto(`/d/${id}/edit`))?.status()).toBe(404)
})

test('commenting is closed, and an open page follows without reload', async ({ scenery, visit }) => {
  test.slow()
  const scene = await scenery.scene()
  const reader = await visit(scene.people.jonas)
  await openRoom(reader, scene.path)
  await actOn(reader, 'lamp trimmed', 'Annotate')
  await expect(parts.composer(reader)).toBeFocused()
  await reader.keyboard.type('Half a thought')
  const { jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: 'lamp trimmed', says: 'Why?' })
  const answering = await visit(aiko)
  await openRoom(answering, `${scene.path}/a/${root}`)
  await answering.getByRole('button', { name: 'Reply to Jonas' }).click()
  await expect(parts.reply(answering)).toBeFocused()
  await answering.keyboard.type('Half an answer')
  const page = await visit(scene.people.miriam)
  await openRoom(page, scene.path)
  await page.getByRole('link', { name: 'Settings of the text' }).click()
  await expectFit(page, 'settings')
  await page.getByLabel('Closed.').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. Open pages follow at once.')).toBeVisible()
  await expect(reader.getByText('Commenting is closed for this text.')).toBeVisible()
  await expect(parts.composer(reader)).toContainText('Half a thought')
  await expect(reader.getByRole('button', { name: 'Post to Only me' })).toBeVisible()
  await expect(reader.getByRole('button', { name: /^Post to Thursday/ })).toHaveCount(0)
  await expect(answering.getByText('Commenting is closed for this text.')).toBeVisible()
  await expect(parts.reply(answering)).toContainText('Half an answer')
  await expect(answering.getByRole('button', { name: /^Post to/ })).toHaveCount(0)
})

test('by keyboard alone: a text is pasted, saved and published', async ({ scenery, visit }) => {
  const page = await visit(await scenery.visitor({ name: 'Lou' }))
  await page.goto('/d/new')
  const field = page.getByRole('textbox', { name: 'Text' })
  await field.focus()
  await page.keyboard.type('Words by hand.')
  await expect(preview(page)).toContainText('Words by hand.')
  const reach = async (name: string | RegExp, role: 'textbox' | 'button') => {
    const target = page.getByRole(role, { name, exact: typeof name === 'string' })
    for (let i = 0; i < 25; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} is not reached by Tab`)
  }
  await reach('Title', 'textbox')
  await page.keyboard.type('By hand')
  await reach('Save the text', 'button')
  await page.keyboard.press('Enter')
  // The page before has a field of that name and with those words as well.
  await page.waitForURL(/\/edit$/)
  const editor = page.getByRole('textbox', { name: 'Text', exact: true })
  await expect(editor).toContainText('Words by hand.')
  await reach('Text', 'textbox')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' And more.')
  await expect(page.getByText('Saved.')).toBeVisible()
  await reach('Publish', 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByText('You moderate no group yet.')).toBeVisible()
})
