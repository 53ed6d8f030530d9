import { expect } from '@playwright/test'
import { plainText } from '@/lib/documents/plain-text'
import { ARTICLES } from '../support/articles'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { speak } from './support/speak'
import { test } from './support/surface-test'

const articles = Object.entries({ ...ARTICLES, 'a long article': longArticle(6) })

for (const [name, { doc }] of articles) {
  test(`text offsets and places in the page agree: ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const { text, blocks } = plainText(doc)
    const places = blocks.map(({ start, end }) => ({ start, end }))
    expect(await page.evaluate(readBlocks)).toEqual({ places, text, wrong: [] })
    await mount(page)
    expect(await page.evaluate(readBlocks)).toEqual({ places, text, wrong: [] })
    await speak(page)
    expect(await page.evaluate(readBlocks)).toEqual({ places, text, wrong: [] })
  })

  test(`spoken buttons change no offset where no editor mounts: ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const before = await page.evaluate(readBlocks)
    await speak(page)
    expect(await page.evaluate(readBlocks)).toEqual(before)
  })

  test(`what is selected is what was asked for: ${name}`, async ({ page, openArticle }) => {
    await openArticle(doc)
    const { text } = plainText(doc)
    const ranges = randomRanges(text, 60)
    for (const prepare of [null, mount, speak]) {
      await prepare?.(page)
      const selected = await page.evaluate((list) => {
        const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
        return list.map((range) => {
          postil.selectRange(blocks, range)
          return postil.selectedRange(blocks)
        })
      }, ranges)
      expect(selected).toEqual(ranges.map((range) => withoutEdges(text, blocksOf(doc), range)))
    }
  })
}

type Range = { start: number; end: number }
type Doc = Parameters<typeof plainText>[0]

const blocksOf = (doc: Doc) => plainText(doc).blocks

/** Every offset there and back, leaning either way, and the text as the page's pieces spell it. */
function readBlocks() {
  const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
  const wrong: number[] = []
  for (const { element, start, end } of blocks.all)
    for (let offset = start; offset <= end; offset++)
      for (const side of [-1, 1] as const) {
        // The edges of a block atom lie between blocks.
        if (
          postil.wordsOf(blocks, { element, start, end }) === '\ufffc' &&
          side !== (offset === start ? 1 : -1)
        )
          continue
        const point = blocks.point(offset, side)
        if (!point || blocks.offset(point, side) !== offset) wrong.push(offset)
      }
  const text = blocks.all.map((block) => postil.wordsOf(blocks, block)).join('\n')
  return { places: blocks.all.map(({ start, end }) => ({ start, end })), text, wrong }
}

function randomRanges(text: string, count: number): Range[] {
  let state = 12345
  const below = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return Array.from({ length: text.length === 0 ? 0 : count }, () => {
    const start = below(text.length)
    return { start, end: start + 1 + below(Math.min(400, text.length - start)) }
  })
}

/** The law in words: a range loses the line feeds between blocks at its edges, and is none when nothing else is in it. */
function withoutEdges(text: string, blocks: readonly Range[], { start, end }: Range): Range | null {
  const between = new Set(blocks.map((block) => block.end).filter((offset) => offset < text.length))
  while (start < end && between.has(start)) start++
  while (end > start && between.has(end - 1)) end--
  return start < end ? { start, end } : null
}

test.describe('selections that are not inside the article', () => {
  const outside = { before: '<p id="above">above</p>', after: '<p id="below">below</p>' }
  const { doc } = ARTICLES['the same words again']
  const { text } = plainText(doc)
  const whole = { start: 0, end: text.length }
  const cases: [string, string, Range | null][] = [
    ['all of the page', 'getSelection().selectAllChildren(document.body)', whole],
    ['from above into it', select('above', 1, 'p1', 4), { start: 0, end: 4 }],
    ['backwards from below into it', select('below', 2, 'p2', 5), { start: 15, end: text.length }],
    ['only above', select('above', 0, 'above', 3), null],
    ['nothing', 'getSelection().removeAllRanges()', null],
    ['a caret in it', select('p1', 3, 'p1', 3), null],
    ['to the start of the next block, as a triple click', select('p1', 0, 'p2', 0), { start: 0, end: 9 }],
    ['only what lies between two blocks', select('p1', 9, 'p2', 0), null],
    [
      'the article element itself',
      `getSelection().selectAllChildren(document.getElementById('article'))`,
      whole,
    ],
  ]
  for (const [name, script, range] of cases) {
    test(name, async ({ page, openArticle }) => {
      await openArticle(doc, outside)
      await page.evaluate(script)
      expect(await page.evaluate(selectedNow)).toEqual(range)
      await mount(page)
      await page.evaluate(script)
      expect(await page.evaluate(selectedNow)).toEqual(range)
    })
  }
})

function select(from: string, anchor: number, to: string, focus: number): string {
  const text = (id: string) => `document.getElementById('${id}').firstChild`
  return `getSelection().setBaseAndExtent(${text(from)}, ${anchor}, ${text(to)}, ${focus})`
}

function selectedNow() {
  return postil.selectedRange(new postil.TextBlocks(document.getElementById('article') as HTMLElement))
}

test('widgets in a block are not counted', async ({ page, openArticle }) => {
  await openArticle(ARTICLES['one paragraph'].doc)
  const offsets = await page.evaluate(() => {
    const block = document.getElementById('p1') as HTMLElement
    const button = Object.assign(document.createElement('button'), {
      className: 'ProseMirror-widget',
      textContent: '3',
    })
    ;(block.firstChild as Text).splitText(4)
    block.insertBefore(button, block.lastChild)
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    return [
      blocks.offset({ node: button.firstChild as Text, offset: 1 }, 1),
      blocks.offset({ node: block.lastChild as Text, offset: 2 }, 1),
      blocks.point(6, 1)?.offset,
    ]
  })
  expect(offsets).toEqual([4, 6, 2])
})

test('a block that was changed is read anew', async ({ page, openArticle }) => {
  await openArticle(ARTICLES['one paragraph'].doc)
  const words = await page.evaluate(() => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    const [block] = blocks.all
    if (!block) return []
    const before = postil.wordsOf(blocks, block)
    ;(block.element.firstChild as Text).insertData(0, 'now ')
    return [before, postil.wordsOf(blocks, block)]
  })
  expect(words).toEqual(['the quick fox', 'now the quick fox'])
})
