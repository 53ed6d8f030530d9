import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect, test } from './support/e2e-test'
import { expectAccessible } from './support/look'
import { expectPainted, openRoom, parts } from './support/room'
import { UNUSUAL } from './support/unusual'

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const LONG_NAME = 'Pneumonoultramicroscopicsilicovolcanoconiosis-Llanfairpwllgwyngyllgogerychwyrndr'

/** Selects words of the text by a range, as no drag in one direction would in every script. A hard break is a line feed. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('#article')!, NodeFilter.SHOW_ALL)
    const places: { node: Node; at: number }[] = []
    let text = ''
    while (walker.nextNode()) {
      const { currentNode: node } = walker
      const said = node instanceof Text ? node.data : node instanceof HTMLBRElement ? '\n' : ''
      for (let at = 0; at < said.length; at++) places.push({ node, at })
      text += said
    }
    const from = text.indexOf(wanted)
    if (from < 0) throw new Error(`The text does not say “${wanted}”`)
    const [first, last] = [places[from]!, places[from + wanted.length - 1]!]
    first.node.parentElement!.scrollIntoView({ block: 'center' })
    document.getSelection()!.setBaseAndExtent(first.node, first.at, last.node, last.at + 1)
    document.getSelection()!.getRangeAt(0).startContainer.parentElement!.focus()
  }, words)
}

/** How far the page is wider than its window, in px. */
const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const [name, given] of Object.entries(UNUSUAL)) {
  test(`${name}: read and annotated, and nothing is pushed out of the page`, async ({ scenery, visit }) => {
    test.slow()
    const { people, group } = await scenery.scene()
    const { words, ...text } = given
    const { path, id } = await scenery.opened({ by: people.miriam, group, ...text })
    await scenery.annotate({ in: id, by: people.aiko, says: 'A note on all of it.' })
    const page = await visit(people.jonas)
    await openRoom(page, path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.title)
    await select(page, words)
    await parts.toolbar(page).getByRole('button', { name: 'Annotate' }).click()
    await expect(parts.composer(page)).toBeFocused()
    await page.keyboard.type('A question about it.')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(parts.card(page, 'A question about it.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expectPainted(page, 'own', words.split('\n')[0]!)
    expect(await excess(page)).toBeLessThanOrEqual(0)
    await expectAccessible(page, name)

    const phone = await visit(people.aiko, PHONE)
    await openRoom(phone, path)
    await expectPainted(phone, 'depth-1', words.split('\n')[0]!)
    expect(await excess(phone)).toBeLessThanOrEqual(0)
    await phone.goto('/')
    expect(await excess(phone)).toBeLessThanOrEqual(0)
  })
}

test('a right-to-left text in an English room mirrors the text alone', async ({ scenery, visit }) => {
  const { people, group } = await scenery.scene()
  const { words: _, ...text } = UNUSUAL.arabic
  const { path } = await scenery.opened({ by: people.miriam, group, ...text })
  const page = await visit(people.jonas)
  await openRoom(page, path)
  const directions = await page.evaluate(() => {
    const of = (selector: string) => getComputedStyle(document.querySelector(selector)!).direction
    return [of('html'), of('#article'), of('#article > p'), of('h1')]
  })
  expect(directions).toEqual(['ltr', 'rtl', 'rtl', 'rtl'])
  const number = await page
    .locator('#article > p')
    .first()
    .evaluate((p) => {
      const { left, right } = p.getBoundingClientRect()
      const range = document.createRange()
      range.selectNodeContents(p)
      const words = [...range.getClientRects()]
      return {
        gutterAtRight: right - Math.max(...words.map((one) => one.right)),
        gutterAtLeft: Math.min(...words.map((one) => one.left)) - left,
      }
    })
  expect(number.gutterAtRight).toBeGreaterThan(20)
  expect(number.gutterAtLeft).toBeLessThan(number.gutterAtRight)
})

test('a poem keeps its lines, with what sets them in', async ({ scenery, visit }) => {
  const { people, group } = await scenery.scene()
  const { words: _, ...text } = UNUSUAL.poem
  const { path } = await scenery.opened({ by: people.miriam, group, ...text })
  const page = await visit(people.jonas)
  await openRoom(page, path)
  const stanza = page.locator('#article > p').first()
  await expect(stanza.locator('br')).toHaveCount(3)
  const lines = await stanza.evaluate((p) => {
    const texts = [...p.childNodes].filter((node) => node instanceof Text)
    return texts.map((node) => {
      const range = document.createRange()
      range.setStart(node, node.data.length - node.data.trimStart().length)
      range.setEnd(node, node.data.length)
      const { left, top } = range.getBoundingClientRect()
      return { left, top }
    })
  })
  expect(new Set(lines.map(({ top }) => top)).size).toBe(4)
  expect(lines[1]!.left).toBeGreaterThan(lines[0]!.left)
})

test('people with names of 80 characters annotate and answer', async ({ scenery, visit }) => {
  const scene = await scenery.scene({ readableBy: 'world' })
  const long = await scenery.joined({ group: scene.group, name: LONG_NAME })
  const root = await scenery.annotate({ in: scene.id, by: long, on: 'the weather', says: 'Which weather?' })
  await scenery.reply({ by: long, to: root, says: 'This one.' })
  for (const options of [{}, PHONE]) {
    const page = await visit(long, options)
    await openRoom(page, `${scene.path}/a/${root}`)
    await expect(page.getByText('Which weather?').first()).toBeVisible()
    expect(await excess(page)).toBeLessThanOrEqual(0)
    await page.goto('/')
    await page.getByRole('button', { name: /^Account of/ }).click()
    await expect(page.getByText('Signed in as')).toBeVisible()
    expect(await excess(page)).toBeLessThanOrEqual(0)
  }
})
