import { expect } from '@playwright/test'
import { article, em, p } from '../support/tagged'
import { longArticle } from './support/long-article'
import { test } from './support/surface-test'

/** Lines are two ems high, and letters one em wide, so that places can be told in ems. */
const css = `.article { font: 20px/40px monospace; letter-spacing: 8px; --number-gutter: 0px; width: 400px }
  .article > * { margin: 0 0 40px !important }`

const tagged = article(
  p('ab<a>cd 𝒳<x>yz', em('em<e>')),
  p('second paragraph <f>that goes over more than one <l>line'),
)

test.describe('the character under a point', () => {
  test('is found over each character of each line', async ({ page, openArticle }) => {
    await openArticle(tagged.doc, { css })
    const wrong = await page.evaluate(() => {
      const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
      const found: unknown[] = []
      for (const { start, end } of blocks.all)
        for (let offset = start; offset < end; offset++) {
          const { node, offset: at } = blocks.point(offset, 1) ?? { node: document, offset: 0 }
          const char = node instanceof Text ? (node.data.codePointAt(at) ?? 0) : 0
          if (char >= 0xdc00 && char <= 0xdfff) continue
          const [rect] = postil.rectsOf(blocks, { start: offset, end: offset + (char > 0xffff ? 2 : 1) })
          if (!rect || rect.width < 4) continue
          for (const share of [0.25, 0.75]) {
            const point = { x: rect.left + share * rect.width, y: rect.top + rect.height / 2 }
            const hit = postil.offsetAtPoint(blocks, point)
            if (hit !== offset) found.push({ offset, share, hit })
          }
        }
      return found
    })
    expect(wrong).toEqual([])
  })

  const { start, end } = { start: tagged.at('l'), end: tagged.text.length }
  const cases: [string, string, number | null][] = [
    ['in the half line above the words', `({ x: first.left + 10, y: first.top - 6 })`, 0],
    ['in the half line below the words', `({ x: first.left + 10, y: first.bottom + 6 })`, 0],
    ['after the end of a paragraph', `({ x: last.right + 30, y: last.top + 5 })`, null],
    ['between two paragraphs', `({ x: first.left + 10, y: first.bottom + 30 })`, null],
    ['beside the article', `({ x: first.left - 60, y: first.top + 5 })`, null],
    ['outside the window', `({ x: -5, y: -5 })`, null],
    ['below the text', `({ x: first.left + 10, y: last.bottom + 200 })`, null],
  ]
  for (const [name, point, offset] of cases) {
    test(name, async ({ page, openArticle }) => {
      await openArticle(tagged.doc, { css })
      const hit = await page.evaluate(
        `(() => {
          const blocks = new postil.TextBlocks(document.getElementById('article'))
          const [first] = postil.rectsOf(blocks, { start: 0, end: 1 })
          const last = postil.rectsOf(blocks, { start: ${start}, end: ${end} }).at(-1)
          return postil.offsetAtPoint(blocks, ${point})
        })()`,
      )
      expect(hit).toBe(offset)
    })
  }
})

test('the rectangles of a range are those of its words, never of whole blocks', async ({
  page,
  openArticle,
}) => {
  const { doc, text } = longArticle(1)
  await openArticle(doc)
  const [widest, gutter] = await page.evaluate((end) => {
    const root = document.getElementById('article') as HTMLElement
    const blocks = new postil.TextBlocks(root)
    const left = Math.min(...postil.rectsOf(blocks, { start: 0, end }).map((rect) => rect.left))
    const first = root.firstElementChild as HTMLElement
    return [
      left,
      first.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(first).paddingInlineStart),
    ]
  }, text.length)
  expect(widest).toBeGreaterThanOrEqual((gutter ?? 0) - 1)
})
