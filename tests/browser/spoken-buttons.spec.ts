import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { article, h, p } from '../support/tagged'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { speak } from './support/speak'
import { test } from './support/surface-test'

const KINDS = [
  { kind: 'on the server’s own nodes', isMounted: false },
  { kind: 'on an editor', isMounted: true },
]

/** Where each block stands, and how long the page is. */
function layout(page: Page) {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll('#article [data-o], #article > *:not(button)')]
    const boxes = blocks.map((block) => {
      const { x, y, width, height } = block.getBoundingClientRect()
      return [x, y, width, height].join(' ')
    })
    return { boxes, height: document.documentElement.scrollHeight }
  })
}

/** Every block laid out, on a page that is long enough. */
const CSS = '.article > * { content-visibility: visible !important }'

for (const { kind, isMounted } of KINDS) {
  test.describe(kind, () => {
    test('neither seen nor part of the layout', async ({ page, openArticle }) => {
      await openArticle(longArticle(4).doc, { css: CSS })
      if (isMounted) expect(await mount(page)).toMatchObject({ misses: 0 })
      // For a whole page's picture the window grows, and some lines of the first layout are set anew.
      await page.screenshot({ fullPage: true })
      const [boxes, picture] = [await layout(page), await page.screenshot({ fullPage: true })]
      await speak(page)
      expect(await layout(page)).toEqual(boxes)
      expect((await page.screenshot({ fullPage: true })).equals(picture)).toBe(true)
    })

    test('each is spoken at its block, and changes the name of no heading', async ({ page, openArticle }) => {
      await openArticle(article(h(2, 'A heading'), p('One.'), p('Two.')).doc)
      if (isMounted) await mount(page)
      await speak(page)
      await expect(page.locator('#article')).toMatchAriaSnapshot(`
        - article "Text":
          - heading "A heading" [level=2]
          - 'button "Block 0: 3 threads"'
          - paragraph:
            - 'button "Block 1: 3 threads"'
            - text: One.
          - paragraph:
            - 'button "Block 2: 3 threads"'
            - text: Two.
      `)
    })

    test('a press tells the block; a new name keeps the button, the focus and the text', async ({
      page,
      openArticle,
    }) => {
      await openArticle(article(p('One.'), p('Two.')).doc)
      if (isMounted) await mount(page)
      const before = await page.locator('#article').innerHTML()
      await speak(page)
      expect(await page.locator('#article').textContent()).toBe('One.Two.')
      const second = page.getByRole('button', { name: 'Block 1: 3 threads' })
      await second.focus()
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => pressed)).toEqual([5])
      await page.evaluate(() => spoken.show(() => new Map([[5, 'Another name']])))
      await expect(page.getByRole('button')).toHaveCount(1)
      await expect(page.getByRole('button', { name: 'Another name' })).toBeFocused()
      await page.evaluate(() => spoken.destroy())
      expect(await page.locator('#article').innerHTML()).toBe(before)
    })

    test('a selection over several blocks stays as it is', async ({ page, openArticle }) => {
      await openArticle(longArticle(1).doc)
      if (isMounted) await mount(page)
      const described = () =>
        page.evaluate(() => {
          const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() as Selection
          return [anchorNode?.textContent, anchorOffset, focusNode?.textContent, focusOffset]
        })
      await page.locator('#article').focus()
      await page.evaluate(() => {
        const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
        postil.selectRange(blocks, { start: 30, end: 900 })
      })
      const before = await described()
      await speak(page)
      expect(await described()).toEqual(before)
    })
  })
}

test('a thousand of them are no stop of the Tab key', async ({ page, openArticle }) => {
  await openArticle(article(...Array.from({ length: 1000 }, (_, i) => p(`Paragraph ${i}.`))).doc, {
    before: '<button id="before">Before</button>',
    after: '<button id="after">After</button>',
  })
  await mount(page)
  expect(await speak(page)).toBe(1000)
  await page.locator('#before').focus()
  await page.keyboard.press('Tab')
  await expect(page.locator('#article')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('#after')).toBeFocused()
})
