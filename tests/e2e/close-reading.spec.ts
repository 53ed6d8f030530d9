import { expect, test } from './support/e2e-test'
import {
  actOn,
  boxOf,
  clickWords,
  expectNotPainted,
  expectPainted,
  openRoom,
  showArrivals,
  paintedBox,
  parts,
  selectionBoxes,
  selectWords,
} from './support/room'
import { signIn } from './support/sign-in'

const WORDS = 'wrote down the weather'

test('what one annotates reaches the other, who answers, without a reload', async ({ scenery, visit }) => {
  const { path, people } = await scenery.scene()
  const [jonas, aiko] = await Promise.all([visit(people.jonas), visit(people.aiko)])
  await Promise.all([openRoom(jonas, path), openRoom(aiko, path)])

  await actOn(jonas, WORDS, 'Annotate')
  await expectPainted(jonas, 'pick', WORDS)
  await expect(parts.composer(jonas)).toBeFocused()
  await jonas.keyboard.type('What did he ')
  await jonas.keyboard.press('ControlOrMeta+b')
  await jonas.keyboard.type('measure')
  await jonas.keyboard.press('ControlOrMeta+b')
  await jonas.keyboard.type(' it with?')
  await jonas.keyboard.press('Enter')
  await jonas.keyboard.type('Enter posts nothing.')
  await jonas.keyboard.press('ControlOrMeta+Enter')
  await expectPainted(jonas, 'depth-1', WORDS)
  await expectPainted(jonas, 'own', WORDS)
  await expect(parts.composer(jonas)).toHaveCount(0)

  await showArrivals(aiko)
  await expectPainted(aiko, 'depth-1', WORDS)
  await expectNotPainted(aiko, 'own', WORDS)
  await clickWords(aiko, WORDS)
  const thread = parts.thread(aiko)
  await expect(thread.locator('strong')).toHaveText('measure')
  await expect(thread).toContainText('Enter posts nothing.')
  await thread.getByRole('button', { name: 'Reply to Jonas' }).click()
  await expect(parts.reply(aiko)).toBeFocused()
  await aiko.keyboard.type('With a pine cone.')
  await aiko.keyboard.press('ControlOrMeta+Enter')
  await expect(thread.getByText('With a pine cone.')).toBeVisible()

  await showArrivals(jonas)
  await expect(parts.card(jonas, 'What did he')).toContainText('1 reply')
  await clickWords(jonas, WORDS)
  await expect(parts.thread(jonas)).toContainText('With a pine cone.')
  await expect(parts.thread(jonas)).toContainText('Aiko Tanabe')
})

test('the toolbar stands clear of the selection, and Escape sends it away', async ({ scenery, visit }) => {
  const { path, people } = await scenery.scene()
  const page = await visit(people.jonas)
  await openRoom(page, path)
  for (const words of [WORDS, 'Nobody asked him to do it. The office on the mainland wanted the oil']) {
    await selectWords(page, words)
    await expect(async () => {
      const bar = await boxOf(parts.toolbar(page))
      const boxes = await selectionBoxes(page)
      expect(boxes).not.toEqual([])
      expect(boxes.filter((box) => bar.bottom > box.top && bar.top < box.bottom)).toEqual([])
    }, words).toPass()
  }
  await page.keyboard.press('Alt+F10')
  await expect(parts.toolbar(page).getByRole('button', { name: 'Annotate' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(parts.toolbar(page)).toHaveCount(0)
  await expect(parts.article(page)).toBeFocused()
})

test('an edit is shown to both, and marked', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'A first thought' })
  const [mine, theirs] = await Promise.all([visit(jonas), visit(aiko)])
  await Promise.all([openRoom(mine, scene.path), openRoom(theirs, scene.path)])
  await clickWords(mine, WORDS)
  await mine.getByRole('button', { name: /^More for/ }).click()
  await mine.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(parts.editing(mine)).toBeFocused()
  await mine.keyboard.press('End')
  await mine.keyboard.type(', and a second')
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(parts.thread(mine)).toContainText('A first thought, and a second')
  await expect(parts.thread(mine)).toContainText('edited')
  await expect(parts.card(theirs, 'A first thought, and a second')).toContainText('edited')
})

for (const { button, kept } of [
  { button: 'Save mine instead', kept: 'Mine, here' },
  { button: 'Keep what is saved', kept: 'Saved, elsewhere' },
]) {
  test(`two edits meet: both are shown, and “${button}” does so`, async ({ scenery, visit, expected }) => {
    expected.push(/409/)
    const scene = await scenery.scene()
    const { jonas } = scene.people
    const id = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Before' })
    const page = await visit(jonas)
    await openRoom(page, scene.path)
    await clickWords(page, WORDS)
    await page.getByRole('button', { name: /^More for/ }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await expect(parts.editing(page)).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Mine, here')
    await scenery.edit({ by: jonas, id, says: 'Saved, elsewhere' })
    await page.keyboard.press('ControlOrMeta+Enter')

    const alert = page.getByRole('alert').filter({ hasText: 'This was changed elsewhere meanwhile' })
    await expect(alert).toContainText('Saved, elsewhere')
    await expect(parts.editing(page)).toContainText('Mine, here')
    await alert.getByRole('button', { name: button }).click()
    await expect(parts.editing(page)).toHaveCount(0)
    await expect(parts.thread(page)).toContainText(kept)
    await expect
      .poll(async () => (await scenery.stored({ in: scene.id })).map(({ text }) => text))
      .toEqual([kept])
  })
}

test('what is deleted goes for both, and Undo brings it back', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'To be regretted' })
  const [mine, theirs] = await Promise.all([visit(jonas), visit(aiko)])
  await Promise.all([openRoom(mine, scene.path), openRoom(theirs, scene.path)])
  await expectPainted(theirs, 'depth-1', WORDS)
  await clickWords(mine, WORDS)
  await mine.getByRole('button', { name: /^More for/ }).click()
  await mine.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(parts.card(mine, 'To be regretted')).toHaveCount(0)
  await expectNotPainted(mine, 'depth-1', WORDS)
  await expect(parts.card(theirs, 'To be regretted')).toHaveCount(0)
  await expectNotPainted(theirs, 'depth-1', WORDS)

  await mine.getByRole('button', { name: 'Undo' }).click()
  await expect(parts.card(mine, 'To be regretted')).toBeVisible()
  await expectPainted(mine, 'depth-1', WORDS)
  await showArrivals(theirs)
  await expect(parts.card(theirs, 'To be regretted')).toBeVisible()
  await expectPainted(theirs, 'depth-1', WORDS)
})

test('what has replies leaves an empty place when it is deleted', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const root = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Soon gone' })
  await scenery.reply({ by: aiko, to: root, says: 'An answer that stays' })
  const [mine, theirs] = await Promise.all([visit(jonas), visit(aiko)])
  await Promise.all([openRoom(mine, scene.path), openRoom(theirs, scene.path)])
  await Promise.all([clickWords(mine, WORDS), clickWords(theirs, WORDS)])
  await expect(parts.thread(theirs)).toContainText('Soon gone')
  await parts.thread(mine).getByRole('button', { name: 'More for the annotation by Jonas Brandt' }).click()
  await mine.getByRole('menuitem', { name: 'Delete' }).click()
  for (const page of [mine, theirs]) {
    await expect(parts.thread(page)).toContainText('Deleted annotation')
    await expect(parts.thread(page)).toContainText('An answer that stays')
    await expect(parts.thread(page)).not.toContainText('Soon gone')
    await expectPainted(page, 'depth-1', WORDS)
  }
  await mine.getByRole('button', { name: 'Undo' }).click()
  for (const page of [mine, theirs]) await expect(parts.thread(page)).toContainText('Soon gone')
})

test('a resolved thread leaves the text for a view of its own, and returns', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Settled by now' })
  const [mine, theirs] = await Promise.all([visit(jonas), visit(aiko)])
  await Promise.all([openRoom(mine, scene.path), openRoom(theirs, scene.path)])
  await clickWords(mine, WORDS)
  await parts.thread(mine).getByRole('button', { name: 'Resolve' }).click()
  for (const page of [mine, theirs]) {
    await expectNotPainted(page, 'depth-1', WORDS)
    await expect(parts.card(page, 'Settled by now')).toHaveCount(0)
  }
  await theirs.getByRole('button', { name: '1 resolved' }).click()
  const panel = theirs.getByRole('complementary', { name: 'Resolved' })
  await expect(panel).toContainText('Settled by now')
  await expect(panel).toContainText(WORDS)
  await expect(panel).toContainText('Resolved by Jonas Brandt')
  await panel.getByRole('link', { name: 'Jonas Brandt' }).click()
  await expect(panel.getByRole('button', { name: 'Reply to Jonas' })).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Re-open' })).toHaveCount(0)

  await mine.getByRole('button', { name: '1 resolved' }).click()
  await mine.getByRole('complementary').getByRole('link', { name: 'Jonas Brandt' }).click()
  await mine.getByRole('button', { name: 'Re-open' }).click()
  for (const page of [mine, theirs]) await expectPainted(page, 'depth-1', WORDS)
  await expect(mine.getByRole('button', { name: /resolved$/ })).toHaveCount(0)
})

test('a highlight needs no words, and a question says that it is one', async ({ scenery, visit }) => {
  const { id, path, people } = await scenery.scene()
  const [jonas, aiko] = await Promise.all([visit(people.jonas), visit(people.aiko)])
  await Promise.all([openRoom(jonas, path), openRoom(aiko, path)])
  await actOn(jonas, WORDS, 'Highlight')
  await showArrivals(aiko)
  for (const page of [jonas, aiko]) {
    await expectPainted(page, 'depth-1', WORDS)
    await expect(parts.card(page, WORDS)).toContainText('Highlight')
  }
  await actOn(jonas, 'the oil measured', 'Question')
  await expect(parts.composer(jonas)).toBeFocused()
  await jonas.keyboard.type('In which unit?')
  await jonas.getByRole('button', { name: 'Post to Thursday circle' }).click()
  await showArrivals(aiko)
  await expect(parts.card(aiko, 'In which unit?')).toContainText('Question')
  expect(await scenery.stored({ in: id })).toMatchObject([
    { motivation: 'highlighting', text: '' },
    { motivation: 'questioning', text: 'In which unit?' },
  ])
})

test('of passages that overlap each is reached: in turn, and by a list', async ({ scenery, visit }) => {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const long = 'The lighthouse keeper wrote down the weather every evening.'
  await scenery.annotate({ in: scene.id, by: jonas, on: long, says: 'On the whole sentence' })
  await scenery.annotate({ in: scene.id, by: aiko, on: 'the weather', says: 'On two words' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await expectPainted(page, 'depth-2', 'the weather')
  await clickWords(page, 'the weather')
  await expect(parts.thread(page)).toContainText('On two words')
  await expectPainted(page, 'open', 'the weather')
  await clickWords(page, 'the weather')
  await expect(parts.thread(page)).toContainText('On the whole sentence')
  await expectPainted(page, 'open', long)
  await page.getByRole('button', { name: '2 of 2 here' }).click()
  const list = page.getByRole('complementary', { name: '2 threads here' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('listitem').filter({ hasText: 'On two words' }).getByRole('link').click()
  await expect(parts.thread(page)).toContainText('On two words')
})

test('a click leads from the passage to its thread, and from a card to its passage', async ({
  scenery,
  visit,
}) => {
  const scene = await scenery.scene({ paragraphs: 60 })
  const { jonas } = scene.people
  const [near, far] = ['The oil of entry 2 lasted', 'The oil of entry 50 lasted']
  await scenery.annotate({ in: scene.id, by: jonas, on: near, says: 'Near the beginning' })
  await scenery.annotate({ in: scene.id, by: jonas, on: far, says: 'Near the end' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await clickWords(page, far)
  await expect(parts.thread(page)).toContainText('Near the end')
  await expectPainted(page, 'open', far)
  await expect
    .poll(async () => {
      const [passage, card] = [await paintedBox(page, 'open'), await boxOf(parts.thread(page))]
      return Math.abs(passage.top - card.top)
    })
    .toBeLessThan(40)

  await clickWords(page, near)
  await expect(parts.thread(page)).toContainText('Near the beginning')
  await page.keyboard.press('Escape')
  await expect(parts.thread(page)).toHaveCount(0)
  await parts.card(page, 'Near the beginning').getByRole('link').click()
  await page.getByRole('article').press('End')
  await page.keyboard.press(']')
  await expect(parts.thread(page)).toContainText('Near the end')
  await expectPainted(page, 'open', far)
  await expect.poll(async () => (await paintedBox(page, 'open')).top).toBeGreaterThan(40)
  await expect.poll(async () => (await paintedBox(page, 'open')).bottom).toBeLessThan(720)
})

test('a permalink opens the thread at its passage, and a reply of it', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ paragraphs: 60 })
  const { jonas, aiko } = scene.people
  const on = 'The oil of entry 40 lasted'
  const root = await scenery.annotate({ in: scene.id, by: jonas, on, says: 'Meant by the link' })
  const reply = await scenery.reply({ by: jonas, to: root, says: 'The reply that is meant' })
  const page = await visit(aiko)
  for (const id of [root, reply]) {
    await openRoom(page, `${scene.path}/a/${id}`)
    await expect(parts.thread(page)).toContainText('Meant by the link')
    await expect(page.getByText('The reply that is meant')).toBeInViewport()
    await expectPainted(page, 'open', on)
    await expect.poll(async () => (await paintedBox(page, 'open')).top).toBeGreaterThan(40)
    await expect.poll(async () => (await paintedBox(page, 'open')).bottom).toBeLessThan(720)
  }
})

test('a permalink leads through signing in', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ password: 'aiko' })
  const { jonas, aiko } = scene.people
  const id = await scenery.annotate({ in: scene.id, by: jonas, on: WORDS, says: 'Behind the door' })
  const page = await visit(null)
  await page.goto(`${scene.path}/a/${id}`)
  await expect(page.getByText('Behind the door')).toHaveCount(0)
  await signIn(page, aiko)
  await expect(page).toHaveURL(new RegExp(`${scene.path}/a/${id}$`))
  await expect(parts.article(page)).toContainText(WORDS)
  await expect(parts.thread(page)).toContainText('Behind the door')
  await expectPainted(page, 'open', WORDS)
})

test('links are copied, to a thread and to a passage, and lead there', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ paragraphs: 60 })
  const { jonas, aiko } = scene.people
  const on = 'The oil of entry 2 lasted'
  const id = await scenery.annotate({ in: scene.id, by: jonas, on, says: 'Worth a link' })
  const page = await visit(jonas, { permissions: ['clipboard-read', 'clipboard-write'] })
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await openRoom(page, scene.path)
  await clickWords(page, on)
  await parts.thread(page).getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  expect(await copied()).toMatch(new RegExp(`^http://localhost:\\d+${scene.path}/a/${id}$`))

  await actOn(page, 'The oil of entry 55 lasted', 'Copy link to passage')
  await expect.poll(copied).toContain('#')
  const other = await visit(aiko)
  await openRoom(other, await copied())
  await expect
    .poll(() => other.evaluate(() => document.getSelection()?.toString()))
    .toBe('The oil of entry 55 lasted')
  await expect.poll(async () => (await selectionBoxes(other))[0]?.top).toBeGreaterThan(40)
  await expect.poll(async () => (await selectionBoxes(other))[0]?.bottom).toBeLessThan(720)
})

test('the whole text can be annotated, above it', async ({ scenery, visit }) => {
  const { path, people } = await scenery.scene()
  const [jonas, aiko] = await Promise.all([visit(people.jonas), visit(people.aiko)])
  await Promise.all([openRoom(jonas, path), openRoom(aiko, path)])
  await jonas.getByRole('button', { name: 'Annotate the whole text' }).click()
  await expect(parts.whole(jonas)).toBeFocused()
  await jonas.keyboard.type('Read it aloud once.')
  await jonas.keyboard.press('ControlOrMeta+Enter')
  await showArrivals(aiko)
  for (const page of [jonas, aiko]) {
    const notes = page.getByRole('list', { name: 'On the whole text' })
    await expect(notes).toContainText('Read it aloud once.')
    const [above, text] = [await boxOf(notes), await boxOf(parts.article(page))]
    expect(above.bottom).toBeLessThanOrEqual(text.top)
  }
})
