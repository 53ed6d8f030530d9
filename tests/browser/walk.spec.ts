import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Place } from '@/lib/client/surface/walk'
import { article, br, h, hr, p, quote } from '../support/tagged'
import { longArticle } from './support/long-article'
import { mount } from './support/mount'
import { test } from './support/surface-test'

const { doc } = article(
  h(2, 'A heading'),
  p('One is first. Dr. Who is second! Is three third?'),
  hr(),
  p(),
  quote(p('Quoted words.', br, 'Over two lines.')),
  p('The end.'),
)

declare global {
  var places: Place[]
}

async function start(page: Page, language = 'en'): Promise<void> {
  await page.evaluate((tag) => {
    const root = document.getElementById('article') as HTMLElement
    globalThis.places = []
    postil.walk(new postil.TextBlocks(root), { language: tag, onMove: (place) => places.push(place) })
    root.focus()
  }, language)
}

/** Presses keys and answers, for each, what is then selected. */
async function press(page: Page, ...keys: string[]): Promise<string[]> {
  const words: string[] = []
  for (const key of keys) {
    await page.keyboard.press(key)
    words.push(await page.evaluate(() => String(getSelection())))
  }
  return words
}

for (const isMounted of [false, true]) {
  test.describe(isMounted ? 'with the editor mounted' : 'before the editor', () => {
    test.beforeEach(async ({ page, openArticle }) => {
      await openArticle(doc, { css: 'body { padding-top: 90px }' })
      await start(page)
      if (isMounted) await mount(page)
    })

    test('arrows walk the paragraphs and stop at the ends', async ({ page }) => {
      const quoted = 'Quoted words.\nOver two lines.'
      const second = 'One is first. Dr. Who is second! Is three third?'
      expect(await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')).toEqual([
        'A heading',
        second,
        quoted,
        'The end.',
        'The end.',
      ])
      expect(await press(page, 'ArrowUp', 'Home', 'ArrowUp', 'End')).toEqual([
        quoted,
        'A heading',
        'A heading',
        'The end.',
      ])
      expect(await page.evaluate(() => places.map(({ paragraph }) => paragraph))).toEqual([
        null,
        1,
        2,
        3,
        2,
        null,
        3,
      ])
    })

    test('Enter goes into sentences and words, Escape back', async ({ page }) => {
      expect(await press(page, 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'ArrowDown')).toEqual(
        [
          'A heading',
          'One is first. Dr. Who is second! Is three third?',
          'One is first.',
          expect.stringMatching(/^Dr\./),
          'Dr',
          'Who',
        ],
      )
      expect(await press(page, 'ArrowUp', 'ArrowUp', 'Escape', 'Escape')).toEqual([
        'Dr',
        'first',
        'One is first.',
        'One is first. Dr. Who is second! Is three third?',
      ])
    })

    test('Shift takes in characters, with Ctrl words', async ({ page }) => {
      await press(page, 'ArrowDown', 'ArrowDown', 'Enter', 'Enter')
      expect(
        await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft'),
      ).toEqual(['One ', 'One i', 'One is', 'One i'])
      const [longer] = await press(page, 'Control+Shift+ArrowRight')
      expect(longer?.trimEnd()).toBe('One is')
    })

    test('a click is where walking goes on', async ({ page }) => {
      await page.locator('#p2').click({ position: { x: 100, y: 10 } })
      expect(await press(page, 'ArrowDown', 'ArrowDown')).toEqual([
        'Quoted words.\nOver two lines.',
        'The end.',
      ])
    })
  })
}

test('other languages end their sentences their own way; an unknown one is no hindrance', async ({
  page,
  openArticle,
}) => {
  for (const language of ['ja', 'no such language', 'x-klingon', 'zz']) {
    await openArticle(article(p('吾輩は猫である。名前はまだ無い。')).doc, {
      css: 'body { padding-top: 90px }',
    })
    await start(page, language)
    expect(await press(page, 'ArrowDown', 'Enter', 'ArrowDown')).toEqual([
      '吾輩は猫である。名前はまだ無い。',
      '吾輩は猫である。',
      '名前はまだ無い。',
    ])
  }
})

test('keeps what is current on the screen, clear of the header, and the page still while it is', async ({
  page,
  openArticle,
}) => {
  await openArticle(longArticle(4).doc)
  await start(page)
  const tops = new Set<number>()
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('ArrowDown')
    const {
      top,
      bottom,
      page: at,
    } = await page.evaluate(() => {
      const rects = [...(getSelection() as Selection).getRangeAt(0).getClientRects()].filter(
        ({ height }) => height > 0,
      )
      return {
        top: Math.min(...rects.map((rect) => rect.top)),
        bottom: Math.max(...rects.map((rect) => rect.bottom)),
        page: scrollY,
      }
    })
    tops.add(at)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(800)
  }
  expect(tops.size).toBeLessThan(30)
})

test('keys of links and of other places are theirs', async ({ page, openArticle }) => {
  await openArticle(longArticle(1).doc)
  await start(page)
  await page.locator('#article a').first().focus()
  expect(await press(page, 'ArrowDown')).toEqual([''])
})
