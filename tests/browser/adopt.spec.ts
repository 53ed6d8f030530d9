import { expect } from '@playwright/test'
import { ARTICLES } from '../support/articles'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { test } from './support/surface-test'

/** A browser's DOM parser reads carriage returns as line feeds; such words alone are made afresh. */
function asRead(doc: { toJSON: () => unknown }): { json: unknown; returns: number } {
  const json = JSON.stringify(doc.toJSON())
  const texts = json.match(/"text":"(?:[^"\\]|\\.)*"/g) ?? []
  const returns = texts.filter((text) => text.includes(String.raw`\r`)).length
  return { json: JSON.parse(json.replaceAll(/\\r\\n|\\r/g, String.raw`\n`)), returns }
}

for (const [name, { doc }] of Object.entries({ ...ARTICLES, 'a long article': longArticle(60) })) {
  test(`adopts every node of ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const before = await page.locator('#article').evaluate((root) => root.outerHTML)
    const { misses, json } = await mount(page)
    const read = asRead(doc)
    expect(misses).toBe(read.returns)
    expect(json).toEqual(read.json)
    if (read.returns === 0)
      expect(await page.locator('#article').evaluate((root) => root.outerHTML)).toBe(before)
  })
}

test('keeps the very nodes of the page', async ({ page, openArticle }) => {
  await openArticle(longArticle(2).doc)
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.getElementById('article') as HTMLElement)
    const nodes: Node[] = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    Object.assign(globalThis, { nodes })
  })
  await mount(page)
  const isSame = await page.evaluate(() => {
    const { nodes } = globalThis as unknown as { nodes: Node[] }
    const walker = document.createTreeWalker(document.getElementById('article') as HTMLElement)
    return nodes.every((node) => walker.nextNode() === node) && walker.nextNode() === null
  })
  expect(isSame).toBe(true)
})

test('loses little to foreign changes of the page', async ({ page, openArticle }) => {
  const { doc } = longArticle(20)
  await openArticle(doc)
  await page.evaluate(() => {
    const blocks = [...document.querySelectorAll('#article > p')]
    const font = document.createElement('font')
    const words = blocks[3]?.firstChild as Text
    words.replaceWith(font)
    font.append(words)
    blocks[20]?.before(Object.assign(document.createElement('div'), { className: 'foreign' }))
    ;(blocks[40]?.firstChild as Text).splitText(7)
  })
  const { misses, json } = await mount(page)
  expect(misses).toBeGreaterThan(0)
  expect(misses).toBeLessThanOrEqual(10)
  expect(json).toEqual(doc.toJSON())
})

test('gives the document back its own methods, also when mounting fails', async ({ page, openArticle }) => {
  await openArticle(longArticle(1).doc)
  const outcome = await page.evaluate(() => {
    const root = document.getElementById('article') as HTMLElement
    const { misses } = postil.adopt(root, () => document.createElement('article'))
    let caught = ''
    try {
      postil.adopt(root, () => {
        throw new Error('no mount')
      })
    } catch (error) {
      caught = String(error)
    }
    return {
      misses,
      caught,
      own: Object.getOwnPropertyNames(document).filter((name) => name.startsWith('create')),
    }
  })
  expect(outcome).toEqual({ misses: 1, caught: 'Error: no mount', own: [] })
})
