import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import type { Scenery } from './support/ask-scenes'
import { openRoom, parts, selectWords } from './support/room'

/** A reading with a question that was answered, a note over it, and one on a heading. */
async function discussed(scenery: Scenery) {
  const scene = await scenery.scene()
  const { miriam, jonas, aiko } = scene.people
  const root = await scenery.annotate({
    in: scene.id,
    by: miriam,
    on: 'the weather',
    says: 'Which weather?',
    motivation: 'questioning',
    tags: ['sea'],
  })
  await scenery.reply({ by: jonas, to: root, says: 'Wind and swell.' })
  await scenery.annotate({ in: scene.id, by: aiko, on: 'every evening', says: 'Every one?' })
  await scenery.annotate({ in: scene.id, by: aiko, on: 'What the book leaves out', says: 'On a heading' })
  return scene
}

async function opened(page: Page, path: string): Promise<void> {
  await openRoom(page, path)
  await expect(page.getByRole('button', { name: 'Paragraph 1: 2 threads' })).toHaveCount(1)
}

test('the text is an article, no text box, whose annotated blocks each say so', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.jonas)
  await opened(page, scene.path)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "${scene.title}" [level=1]
      - article "${scene.title}":
        - paragraph:
          - button /Paragraph 1. 2 threads/
        - heading "What the book leaves out" [level=2]
        - button /Heading. 1 thread/
      - list "Threads":
        - listitem:
          - link "Miriam Okafor"
          - paragraph: /Question/
        - listitem:
          - link "Aiko Tanabe"
  `)
  await page.getByRole('button', { name: 'Paragraph 1: 2 threads' }).press('Enter')
  await expect(page.getByRole('complementary', { name: '2 threads here' })).toMatchAriaSnapshot(`
    - complementary "2 threads here":
      - heading "2 threads here"
      - button "Close"
      - list:
        - listitem:
          - paragraph: the weather
        - listitem:
          - paragraph: every evening
  `)
})

test('a selection has a toolbar; the composer names what it is, for whom, and every tool', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.jonas)
  await opened(page, scene.path)
  await selectWords(page, 'lamp trimmed')
  await expect(parts.toolbar(page)).toMatchAriaSnapshot(`
    - toolbar "Selected passage (Alt+F10)":
      - button "Annotate"
      - button "Highlight"
      - button "Question"
      - button "Copy link to passage"
  `)
  await page.keyboard.press('a')
  await expect(parts.composer(page)).toBeFocused()
  await expect(page.getByRole('form', { name: 'Annotation on the selected passage' })).toMatchAriaSnapshot(`
    - form "Annotation on the selected passage":
      - textbox "Annotation on the selected passage"
      - toolbar "Formatting":
        - button "Bold"
        - button "Italic"
        - button "Link"
        - button "Bulleted list"
        - button "Numbered list"
        - button "Quote"
        - button "Formula"
      - combobox "Add a tag"
      - combobox "What it is":
        - option "Comment" [selected]
        - option "Question"
      - button "Discard the draft"
      - button "Post to Thursday circle"
      - combobox "Who sees it"
  `)
})

test('an open thread is a region with its voices, and each says what can be done', async ({
  scenery,
  visit,
}) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.aiko)
  await opened(page, scene.path)
  await parts.card(page, 'Which weather?').getByRole('link').first().press('Enter')
  await expect(parts.thread(page)).toContainText('Wind and swell.')
  await expect(parts.thread(page)).toMatchAriaSnapshot(`
    - region "Thread by Miriam Okafor":
      - paragraph: Which weather?
      - list "Tags":
        - listitem: sea
      - button "Reply"
      - button /Me too/
      - button "Copy link"
      - button "More for the annotation by Miriam Okafor"
      - list:
        - listitem:
          - button /Valued/
          - button "Reply to Jonas Brandt"
          - button "More for the annotation by Jonas Brandt"
          - paragraph: Wind and swell.
      - button "Reply to Miriam and 1 other"
  `)
  await page.getByRole('button', { name: 'More for the annotation by Jonas Brandt' }).press('Enter')
  await expect(page.getByRole('menu')).toMatchAriaSnapshot(`
    - menu "More for the annotation by Jonas Brandt":
      - menuitem "Copy link"
      - menuitem "Mute Jonas Brandt"
  `)
})

test('panels and dialogs are named, and everything in them', async ({ scenery, visit }) => {
  const scene = await discussed(scenery)
  const page = await visit(scene.people.jonas)
  await opened(page, scene.path)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog:
      - heading [level=2]
      - button "Close"
      - switch "Single-letter keys" [checked]
      - table
  `)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filter and sort' }).click()
  await expect(page.getByRole('complementary', { name: 'Filter and sort' })).toMatchAriaSnapshot(`
    - complementary "Filter and sort":
      - heading "Filter and sort" [level=2]
      - button "Close"
      - search "Threads":
        - searchbox "Words"
        - combobox "Person"
        - combobox "Tag"
        - combobox "Kind"
        - combobox "State"
        - textbox "From"
        - textbox "To"
        - combobox "Order"
      - status: "All threads: 3 threads"
  `)
})
