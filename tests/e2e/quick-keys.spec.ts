import type { Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import type { Scenery } from './support/ask-scenes'
import { expectFocusKept, openRoom, parts, selectedText } from './support/room'

// Keys pressed quickly after one another mean the same as pressed slowly.

/** Presses keys in one task, each where the focus is by then. */
function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  return page.evaluate((all) => {
    for (const key of all) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    }
  }, keys)
}

/** What takes the focus from now on, by `data-open-thread` or id. */
async function followFocus(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const stops: string[] = []
    Object.assign(globalThis, { stops })
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement) stops.push(target.dataset['openThread'] ?? target.id)
    })
  })
  return () => page.evaluate(() => (globalThis as unknown as { stops: string[] }).stops)
}

async function threeThreads(scenery: Scenery) {
  const scene = await scenery.scene()
  const { jonas, aiko } = scene.people
  const ids: string[] = []
  for (const [on, says] of [
    ['the weather', 'First'],
    ['Nobody asked him', 'Second'],
    ['For three winters', 'Third'],
  ] as const) {
    ids.push(await scenery.annotate({ in: scene.id, by: aiko, on, says }))
  }
  return { scene, jonas, ids }
}

test('the way to a thread is given up when the reader goes back to the text', async ({ scenery, visit }) => {
  const { scene, jonas, ids } = await threeThreads(scenery)
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  const stops = await followFocus(page)
  await pressAtOnce(page, [']', 's'])
  await expect(parts.thread(page)).toContainText('First')
  await expect(parts.article(page)).toBeFocused()
  await pressAtOnce(page, [']'])
  await expect(parts.thread(page)).toContainText('Second')
  await expect(parts.thread(page)).toBeFocused()
  await pressAtOnce(page, ['[', 's', ']', ']'])
  await expect(parts.thread(page)).toContainText('Third')
  await expect(parts.thread(page)).toBeFocused()
  expect(await stops()).toEqual([ids[1], 'article', ids[2]])
})

test('who goes on reading while a thread opens stays in the text', async ({ scenery, visit }) => {
  const { scene, jonas } = await threeThreads(scenery)
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  const stops = await followFocus(page)
  await pressAtOnce(page, [']', 'ArrowDown'])
  await expect.poll(() => selectedText(page)).toMatch(/^The lighthouse keeper/)
  await expect(parts.thread(page)).toContainText('First')
  await pressAtOnce(page, ['a'])
  await expect(parts.composer(page)).toBeFocused()
  expect(await stops()).toHaveLength(1)
})

test('at a thread that is still opening nothing of the text is annotated', async ({ scenery, visit }) => {
  const { scene, jonas } = await threeThreads(scenery)
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).click({ position: { x: 5, y: 5 } })
  await pressAtOnce(page, [']', 'a', 'h'])
  await expect(parts.thread(page)).toBeFocused()
  await expect(parts.composer(page)).toHaveCount(0)
  expect(await scenery.stored({ in: scene.id })).toHaveLength(3)
})

for (const keys of [
  [']', 'r'],
  ['ArrowDown', 'a'],
]) {
  test(`what is typed right after ${keys.join(' ')} is in the composer`, async ({ scenery, visit }) => {
    const { scene, jonas } = await threeThreads(scenery)
    const page = await visit(jonas)
    await openRoom(page, scene.path)
    await parts.article(page).focus()
    // With letters of the room's keys in it: they would resolve the thread, or mark the passage.
    await pressAtOnce(page, [...keys, ...'There, he said'.split('')])
    const composer = keys.includes('r') ? parts.reply(page) : parts.composer(page)
    await expect(composer).toBeFocused()
    await expect(composer).toHaveText('There, he said')
    await page.keyboard.type(' again')
    await expect(composer).toHaveText('There, he said again')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByText('There, he said again')).toBeVisible()
    await expect.poll(() => scenery.stored({ in: scene.id })).toHaveLength(4)
  })
}

test('a composer that is closed before it is there does not come', async ({ scenery, visit }) => {
  const { scene, jonas } = await threeThreads(scenery)
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  await pressAtOnce(page, ['ArrowDown', 'a', 'Escape', ']'])
  await expect(parts.thread(page)).toBeFocused()
  await expect(parts.composer(page)).toHaveCount(0)
})

/** Presses keys in the article as soon as the page says that it is ready. */
async function pressWhenReady(page: Page, keys: readonly string[]): Promise<void> {
  await page.addInitScript((all) => {
    new MutationObserver((_, observer) => {
      const article = document.getElementById('article')
      if (!article || !document.querySelector('main[data-ready]')) return
      observer.disconnect()
      article.focus()
      for (const key of all)
        article.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }).observe(document, { subtree: true, childList: true, attributes: true })
  }, keys)
}

test('keys that are pressed before the room is fetched wait for it', async ({ scenery, visit }) => {
  const { scene, jonas } = await threeThreads(scenery)
  const page = await visit(jonas)
  await pressWhenReady(page, [']', 's', ']', 'r', 'h', 'e'])
  await openRoom(page, scene.path)
  await expect(parts.thread(page)).toContainText('Second')
  await expect(parts.reply(page)).toBeFocused()
  await expect(parts.reply(page)).toHaveText('he')
})

test('keys that are pressed before the room is fetched are served in order', async ({ scenery, visit }) => {
  const { scene, jonas } = await threeThreads(scenery)
  const page = await visit(jonas)
  await pressWhenReady(page, [']', 'ArrowDown', 'a', 'h', 'e'])
  await openRoom(page, scene.path)
  await expect(parts.composer(page)).toBeFocused()
  await expect(parts.composer(page)).toHaveText('he')
})

test('a thread that is deleted by another leaves the focus near where it was', async ({ scenery, visit }) => {
  const { scene, jonas, ids } = await threeThreads(scenery)
  const { aiko } = scene.people
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  await pressAtOnce(page, [']'])
  await expect(parts.thread(page)).toBeFocused()
  await scenery.remove({ by: aiko, id: ids[0] as never })
  await expect(parts.card(page, 'First')).toHaveCount(0)
  await expectFocusKept(page)

  const card = parts.card(page, 'Second').getByRole('link')
  await card.focus()
  await scenery.remove({ by: aiko, id: ids[1] as never })
  await expect(parts.card(page, 'Second')).toHaveCount(0)
  await expect(parts.card(page, 'Third').getByRole('link')).toBeFocused()
  await scenery.remove({ by: aiko, id: ids[2] as never })
  await expect(parts.card(page, 'Third')).toHaveCount(0)
  await expect(parts.article(page)).toBeFocused()
})

test('a reply that is deleted by another leaves the focus in its thread', async ({ scenery, visit }) => {
  const { scene, jonas, ids } = await threeThreads(scenery)
  const { aiko } = scene.people
  const reply = await scenery.reply({ by: aiko, to: ids[0] as never, says: 'Soon taken back' })
  const page = await visit(jonas)
  await openRoom(page, scene.path)
  await parts.article(page).focus()
  await pressAtOnce(page, [']'])
  await expect(page.getByText('Soon taken back')).toBeVisible()
  const more = page.locator(`#annotation-${reply}`).getByRole('button', { name: /^More for/ })
  await more.focus()
  await scenery.remove({ by: aiko, id: reply })
  await expect(page.getByText('Soon taken back')).toHaveCount(0)
  await expect(parts.thread(page)).toBeFocused()
})
