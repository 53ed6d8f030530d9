import type { Locator } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible } from './support/look'
import { actOn, openRoom, parts } from './support/room'

const RICH = `<h2>Weather</h2><p>It <sup>once</sup> <u>rained</u>.<img src="https://example.org/rain.png" alt="A picture of rain">
  <a href="javascript:alert(1)">Read on</a></p><table><tr><td>Monday</td><td>wet</td></tr></table>
  <script>document.title = 'run'</script><iframe src="https://example.org/"></iframe>`

/** Pastes into a field as a browser does: rich text with its words, or a file alone. */
async function paste(field: Locator, given: { html?: string; text?: string; file?: string }): Promise<void> {
  await field.evaluate((element, { html, text, file }) => {
    const clipboardData = new DataTransfer()
    if (html !== undefined) clipboardData.setData('text/html', html)
    if (text !== undefined) clipboardData.setData('text/plain', text)
    if (file !== undefined) clipboardData.items.add(new File(['x'], file, { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, given)
}

test('what a paste into an annotation leaves out is said, and nothing of it runs', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene()
  const page = await visit(scene.people.aiko)
  await openRoom(page, scene.path)
  await actOn(page, 'wrote down the weather', 'Annotate')
  const field = parts.composer(page)
  await expect(field).toBeFocused()
  await paste(field, { html: RICH, text: 'It once rained.' })
  const said = page.getByRole('status').filter({ hasText: 'Pasted.' })
  for (const words of [
    '1 heading became a paragraph.',
    '1 image left out; descriptions stay as words.',
    '1 embedded item left out',
    '1 table became paragraphs, a cell each.',
    '1 link without a web address became plain words.',
    '2 pieces of underlining, colour or font left out; the words stay.',
    '1 script left out.',
  ]) {
    await expect(said).toContainText(words)
  }
  for (const words of ['Weather', 'A picture of rain', 'Read on', 'rained']) {
    await expect(field).toContainText(words)
  }
  await expect(field.getByText('Monday', { exact: true })).toBeVisible()
  await expect(field.getByRole('link')).toHaveCount(0)
  await expectAccessible(page, 'what a paste left out')
  expect(await page.title()).not.toBe('run')

  await paste(field, { html: '<p>Plain <b>bold</b></p>', text: 'Plain bold' })
  await expect(said).toHaveCount(0)
  await paste(field, { file: 'rain.png' })
  await expect(said).toContainText('1 file left out: words alone are kept.')
})

test('in the text of a document headings stay, and the rest is said', async ({ scenery, visit }) => {
  const lou = await scenery.visitor({ name: 'Lou' })
  const id = await scenery.text({ by: lou, says: 'Words.' })
  const page = await visit(lou)
  await page.goto(`/d/${id}/edit`)
  const field = page.getByRole('textbox', { name: 'Text', exact: true })
  await field.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.press('Enter')
  await paste(field, { html: RICH, text: 'It once rained.' })
  const said = page.getByRole('status').filter({ hasText: 'Pasted.' })
  await expect(said).toContainText('1 image left out')
  await expect(said).toContainText('1 piece of underlining')
  await expect(said).not.toContainText('heading')
  await expect(field.getByRole('heading', { name: 'Weather' })).toBeVisible()
  await expect(field.locator('sup')).toHaveText('once')
})
