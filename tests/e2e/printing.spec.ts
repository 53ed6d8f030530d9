import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import type { Scenery } from './support/ask-scenes'
import { openRoom } from './support/room'

const COUNT = 60

/** A text with more threads than a page comes with, two of them on one sentence, the last with an answer to an answer. */
async function discussed(scenery: Scenery) {
  const scene = await scenery.scene({ paragraphs: COUNT })
  const { miriam, jonas, aiko } = scene.people
  const at = { in: scene.id, by: jonas }
  await scenery.annotate({ in: scene.id, by: miriam, says: 'On all of it' })
  for (let n = 1; n < COUNT; n++) {
    await scenery.annotate({ ...at, on: `The oil of entry ${n} lasted`, says: `Note on entry ${n}` })
  }
  const last = await scenery.annotate({ ...at, on: 'The oil of entry 59 lasted', says: 'Once more' })
  const answer = await scenery.reply({ by: aiko, to: last, says: 'An answer' })
  await scenery.reply({ by: miriam, to: answer, says: 'An answer to the answer' })
  return scene
}

/** What the browser does when it prints, as far as a page can tell; once the page can answer it. */
async function printed(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await expect(async () => {
    await page.evaluate(() => {
      dispatchEvent(new Event('afterprint'))
      dispatchEvent(new Event('beforeprint'))
    })
    await expect(paper(page)).toBeVisible({ timeout: 500 })
  }).toPass()
}

/** What stands on paper. */
const paper = (page: Page) => page.locator('[data-print]')
const notes = (page: Page) => paper(page).locator('ol').last().locator(':scope > li')
const numbers = (page: Page) => page.locator('sup[data-notes]')

test('a print has all threads that are shown, numbered in the text and after it, with their replies', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.aiko)
  await openRoom(page, scene.path)
  await page.evaluate(() => {
    window.print = () => dispatchEvent(new Event('beforeprint'))
  })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(numbers(page)).toHaveCount(COUNT - 1)
  await page.emulateMedia({ media: 'print' })
  await expect(paper(page).getByText('Note on entry 1', { exact: true })).toBeVisible()
  for (const words of ['On all of it', 'Note on entry 58', 'Once more', 'An answer to the answer']) {
    await expect(paper(page).getByText(words, { exact: true })).toBeVisible()
  }
  await expect(page.getByText('not printed here')).toHaveCount(0)
  // 1 is the note on the whole text; two notes end at the last sentence.
  await expect(numbers(page).first()).toHaveText('2')
  await expect(numbers(page).first()).toBeVisible()
  await expect(page.getByRole('banner')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toHaveCount(0)
  await expect(numbers(page).last()).toHaveText('60, 61')
  await expect(notes(page).first()).toContainText('On all of it')
  await expect(page.locator('mark').first()).toHaveText('The oil of entry 1 lasted')
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByText('Note on entry 1', { exact: true }).filter({ visible: true })).toHaveCount(1)

  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(numbers(page)).toHaveCount(0)
  await expect(page.getByRole('article')).toBeVisible()
})

test('a print that was asked of the browser says how many threads it lacks, and through a lens lacks none', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.miriam)
  await openRoom(page, scene.path)
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  await printed(page)
  await expect(page.getByText(/^\d+ threads of this text are not printed here/)).toBeVisible()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'None', exact: true }).click()
  await printed(page)
  await expect(numbers(page)).toHaveCount(0)
  await expect(page.getByText('not printed here')).toHaveCount(0)
  await expect(paper(page).getByText('The oil of entry 1 lasted')).toBeVisible()
})

test('the browser’s own print holds them as well', async ({ scenery, visit }, info) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.aiko)
  await openRoom(page, scene.path)
  await printed(page)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(numbers(page)).toHaveCount(0)
  const seen = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener('beforeprint', () => resolve(document.querySelectorAll('sup[data-notes]').length))
      }),
  )
  const pdf = await page.pdf({ path: info.outputPath('print.pdf'), format: 'A4' })
  expect(await seen).toBeGreaterThan(40)
  expect(pdf.length).toBeGreaterThan(10_000)
})
