import { expect, test } from './support/e2e-test'
import { openRoom, parts } from './support/room'

test('the keys are explained, and single letters can be switched off and on', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: aiko, on: 'the weather', says: 'Reached by a key' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const letters = dialog.getByRole('switch', { name: 'Single-letter keys' })

  await parts.article(page).focus()
  await page.keyboard.press('?')
  await expect(dialog.getByRole('row', { name: /Reply to the open thread/ })).toContainText('R')
  await expect(letters).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(parts.article(page)).toBeFocused()

  await page.keyboard.press('?')
  const kept = page.waitForResponse(
    (response) => response.request().method() === 'PATCH' && response.url().endsWith('/api/preferences'),
  )
  await letters.click()
  await expect(letters).not.toBeChecked()
  expect((await kept).ok()).toBe(true)
  await page.keyboard.press('Escape')
  await expect(parts.article(page)).toBeFocused()
  for (const key of ['?', ']']) await page.keyboard.press(key)
  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect(dialog).toHaveCount(0)
  await expect(parts.thread(page)).toHaveCount(0)

  await openRoom(page, scene.path)
  const settings = page.getByRole('button', { name: 'Reading settings' })
  await settings.click()
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(letters).not.toBeChecked()
  await letters.click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(settings).toBeFocused()
  await page.keyboard.press(']')
  await expect(parts.thread(page)).toContainText('Reached by a key')
})
