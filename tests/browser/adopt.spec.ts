import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { articleSchema } from '@/lib/documents/article-schema'
import { renderArticle } from '@/lib/documents/render-html'
import { htmlToArticle } from '@/lib/interchange/html-to-article'
import { ARTICLES } from '../support/articles'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { test } from './support/surface-test'

const BOOK = path.resolve(import.meta.dirname, '../../bench/texts/love-among-the-chickens.html')

function book() {
  const imported = htmlToArticle(readFileSync(BOOK, 'utf8'))
  if (!imported.ok) throw new Error('The book cannot be imported')
  return { doc: articleSchema.nodeFromJSON(imported.json) }
}

for (const [name, { doc }] of Object.entries({
  ...ARTICLES,
  'a long article': longArticle(60),
  'a book': book(),
})) {
  test(`adopts every node of ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const before = await page.locator('#article').evaluate((root) => root.outerHTML)
    const { misses, json } = await mount(page)
    expect(misses).toBe(0)
    expect(json).toEqual(doc.toJSON())
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
    const wordsOf = (i: number) => blocks[i]?.firstChild as Text
    const font = document.createElement('font')
    const words = wordsOf(3)
    words.replaceWith(font)
    font.append(words)
    blocks[20]?.before(Object.assign(document.createElement('div'), { className: 'foreign' }))
    wordsOf(40).splitText(7)
  })
  const { misses, json } = await mount(page)
  expect(misses).toBeGreaterThan(0)
  expect(misses).toBeLessThanOrEqual(10)
  expect(json).toEqual(doc.toJSON())
  const places = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#article [data-o]')].map(({ dataset, id }) => [
      dataset['o'],
      id,
    ]),
  )
  const { blocks } = renderArticle(doc)
  const names = blocks.map(({ n, type, id }) => (type === 'heading' ? `b-${id}` : n === null ? '' : `p${n}`))
  expect(places).toEqual(blocks.map(({ start }, i) => [String(start), names[i]]))
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
