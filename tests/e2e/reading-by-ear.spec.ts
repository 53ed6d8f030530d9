import { expect, test } from './support/e2e-test'
import { openRoom, parts } from './support/room'

for (const [who, readableBy] of [
  ['a member, on whose page an editor stands', 'members'],
  ['somebody who is signed out', 'world'],
] as const) {
  test(`each annotated block says what lies on it: for ${who}`, async ({ scenery, visit }) => {
    const scene = await scenery.scene({ readableBy })
    const { jonas, aiko } = scene.people
    await scenery.annotate({ in: scene.id, by: aiko, on: 'the weather', says: 'On two words' })
    await scenery.annotate({ in: scene.id, by: aiko, on: 'every evening', says: 'On two others' })
    await scenery.annotate({ in: scene.id, by: aiko, on: 'What the book leaves out', says: 'On a heading' })
    const page = await visit(readableBy === 'world' ? null : jonas)
    await openRoom(page, scene.path)
    const first = page.getByRole('button', { name: 'Paragraph 1: 2 threads' })
    await expect(first).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Heading: 1 thread' })).toHaveCount(1)
    await expect(page.getByRole('heading', { name: 'What the book leaves out', exact: true })).toBeVisible()
    await expect(parts.article(page)).not.toContainText('threads')

    await first.focus()
    await page.keyboard.press('Enter')
    const list = page.getByRole('complementary', { name: '2 threads here' })
    await expect(list).toBeFocused()
    await expect(list.getByRole('listitem')).toHaveCount(2)
    await expect(list).toContainText('the weather')
    await expect(list).toContainText('every evening')
    await page.keyboard.press('Escape')
    await expect(first).toBeFocused()

    await scenery.annotate({ in: scene.id, by: jonas, on: 'a single line', says: 'One more' })
    if (readableBy === 'members')
      await expect(page.getByRole('button', { name: 'Paragraph 1: 3 threads' })).toBeFocused()
  })
}
