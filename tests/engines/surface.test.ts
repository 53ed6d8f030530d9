import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TextRange } from '@/lib/anchoring/selectors'
import type { Surface } from '@/lib/client/surface/mount-surface'
import { articleSchema } from '@/lib/documents/article-schema'
import { htmlToArticle } from '@/lib/interchange/html-to-article'
import type { Postil } from '@/tests/browser/support/page-entry'
import { longArticle } from '@/tests/browser/support/long-article'
import { ARTICLES } from '@/tests/support/articles'
import { article, p } from '@/tests/support/tagged'
import type { Browser, Point, Window } from './support/engine'
import { engines } from './support/engines'
import { servePages } from './support/pages'
import { changedPixels } from './support/pixels'
import type { Box } from './support/pixels'

declare global {
  var postil: Postil
  var surface: Surface
}

const BOOK = path.resolve(import.meta.dirname, '../../bench/texts/love-among-the-chickens.html')
const SENTENCE = 'The keeper writes the weather down, hour by hour, and nobody asks him to.'

function book() {
  const imported = htmlToArticle(readFileSync(BOOK, 'utf8'))
  if (!imported.ok) throw new Error('The book cannot be imported')
  return articleSchema.nodeFromJSON(imported.json)
}

/** Mounts the surface over the article, and says what it missed and holds. */
function mount(window: Window): Promise<{ misses: number; json: unknown }> {
  return window.evaluate(async () => {
    const root = document.getElementById('article') as HTMLElement
    globalThis.surface = await new Promise((resolve) => {
      postil.loadSurface(root, { onMount: resolve })
    })
    return { misses: surface.misses, json: surface.editor.getJSON() }
  }, null)
}

/** Where each block stands in the page. */
function rectangles(window: Window): Promise<number[][]> {
  return window.evaluate(
    () =>
      [...document.querySelectorAll('#article [data-o]')].map((block) => {
        const { x, y, width, height } = block.getBoundingClientRect()
        return [x, y + scrollY, width, height].map((value) => Math.round(value * 100) / 100)
      }),
    null,
  )
}

/** What is selected: as a range of the text, and as the mounted editor has it, in words. */
function selected(window: Window): Promise<{ range: TextRange | null; editor: string }> {
  return window.evaluate(async () => {
    // Editors hear of a selection with the next event.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const { from, to } = surface.editor.state.selection
    const root = document.getElementById('article') as HTMLElement
    return {
      range: postil.selectedRange(new postil.TextBlocks(root)),
      editor: surface.editor.state.doc.textBetween(from, to, '\n'),
    }
  }, null)
}

/** The rectangles of a range of the text, in the window. */
function boxesOf(window: Window, range: TextRange): Promise<Box[]> {
  return window.evaluate((wanted) => {
    const blocks = new postil.TextBlocks(document.getElementById('article') as HTMLElement)
    return postil
      .rectsOf(blocks, wanted)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom }))
  }, range)
}

async function pointAt(window: Window, range: TextRange): Promise<Point> {
  const [box] = await boxesOf(window, range)
  if (!box) throw new Error('The range is nowhere')
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
}

describe.each(engines())('the surface in $name', ({ name, launch }) => {
  let browser: Browser
  let pages: Awaited<ReturnType<typeof servePages>>
  let window: Window
  beforeAll(async () => {
    pages = await servePages()
    browser = await launch()
    window = browser.window
  })
  afterAll(async () => {
    await browser.close()
    await pages.close()
  })

  async function open(doc: Parameters<typeof pages.show>[0], css = ''): Promise<void> {
    await window.open(await pages.show(doc, { css }))
    await window.evaluate(async () => {
      while (!('postil' in globalThis)) await new Promise((resolve) => setTimeout(resolve, 10))
      await document.fonts.ready
    }, null)
  }

  const texts = {
    ...Object.fromEntries(Object.entries(ARTICLES).map(([title, { doc }]) => [title, doc])),
    'a long article': longArticle(20).doc,
    'a book': book(),
  }
  test.each(Object.entries(texts))('adopts every node and moves none: %s', async (_, doc) => {
    await open(doc)
    const before = await rectangles(window)
    const { misses, json } = await mount(window)
    expect(misses).toBe(0)
    expect(json).toEqual(doc.toJSON())
    expect(await rectangles(window)).toEqual(before)
  })

  test('mounting keeps a selection', async () => {
    await open(longArticle(1).doc)
    await window.evaluate(() => {
      const text = document.querySelector('#article p[data-n="2"]')?.firstChild as Text
      getSelection()?.setBaseAndExtent(text, 4, text, 1)
    }, null)
    await mount(window)
    const { editor } = await selected(window)
    const words = await window.evaluate(() => String(getSelection()), null)
    expect(words).toHaveLength(3)
    expect(editor).toBe(words)
  })

  describe('a selection is followed', () => {
    const { doc, text } = article(p(SENTENCE), p('A second paragraph stands below.'))
    const at = (words: string): TextRange => {
      const start = text.indexOf(words)
      return { start, end: start + words.length }
    }
    beforeAll(async () => {
      await open(doc, 'body { padding: 40px } .article { line-height: 40px }')
      await mount(window)
    })

    test('of a drag', async () => {
      const [first, last] = await Promise.all([boxesOf(window, at('k')), boxesOf(window, at('weather'))])
      const from = { x: (first[0]?.left ?? 0) + 1, y: ((first[0]?.top ?? 0) + (first[0]?.bottom ?? 0)) / 2 }
      const to = { x: (last[0]?.right ?? 0) - 1, y: ((last[0]?.top ?? 0) + (last[0]?.bottom ?? 0)) / 2 }
      await window.drag(from, to)
      const { range, editor } = await selected(window)
      expect(range).toEqual(at('keeper writes the weather'))
      expect(editor).toBe('keeper writes the weather')
    })

    test('of a double and of a triple click', async () => {
      await window.click(await pointAt(window, at('weather')), 2)
      const word = await selected(window)
      expect(word.editor.trim()).toBe('weather')
      expect(text.slice(word.range?.start, word.range?.end).trim()).toBe('weather')
      await window.click(await pointAt(window, at('second')), 3)
      expect((await selected(window)).editor.trim()).toBe('A second paragraph stands below.')
    })

    test('of Shift with arrows', async () => {
      await window.evaluate(() => {
        const root = document.getElementById('article') as HTMLElement
        postil.walk(new postil.TextBlocks(root), { language: 'en', onMove: () => undefined })
        root.focus()
        const words = document.querySelector('#article p')?.firstChild as Text
        getSelection()?.setBaseAndExtent(words, 4, words, 5)
      }, null)
      await window.press('Shift+ArrowRight', 'Shift+ArrowRight')
      const { range, editor } = await selected(window)
      expect(range).toEqual({ start: 4, end: 7 })
      expect(editor).toBe('kee')
    })

    test('of Control with A, which takes in the text and nothing else', async () => {
      await window.evaluate(() => document.getElementById('article')?.focus(), null)
      await window.press('Control+a')
      const { range } = await selected(window)
      expect(range).toEqual({ start: 0, end: text.length })
    })
  })

  test('typing reaches the document once it may be edited', async () => {
    const { doc } = article(p(SENTENCE), p('A second paragraph stands below.'))
    await open(doc)
    await mount(window)
    await window.evaluate(async () => {
      surface.editor.setEditable(true)
      surface.editor.commands.focus(5)
      while (document.activeElement?.id !== 'article')
        await new Promise((resolve) => requestAnimationFrame(resolve))
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    }, null)
    await window.type('old ')
    await window.press('Backspace', 'Enter')
    const typed = await window.evaluate(async () => {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return [...document.querySelectorAll('#article p')].map(({ textContent }) => textContent)
    }, null)
    const words = await window.evaluate(
      () => surface.editor.state.doc.content.content.map((node) => node.textContent),
      null,
    )
    expect(words).toEqual(['The old', SENTENCE.slice(4), 'A second paragraph stands below.'])
    expect(typed).toEqual(words)
  })

  test('what is painted changes its own pixels and no others', async () => {
    const { doc, text } = article(p(SENTENCE), p('A second paragraph stands below.'))
    await open(doc)
    const start = text.indexOf('weather')
    const range = { start, end: start + 'weather down'.length }
    const boxes = await boxesOf(window, range)
    const before = await window.screenshot()
    await window.evaluate(async (wanted) => {
      const painter = new postil.Painter(
        new postil.TextBlocks(document.getElementById('article') as HTMLElement),
      )
      painter.show([{ id: 'one'.padEnd(22, '0'), ...wanted, depth: 1, flags: 0 }])
      for (let i = 0; i < 3; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
    }, range)
    const painted = await changedPixels(window, { before, after: await window.screenshot(), boxes })
    expect(painted.outside).toBe(0)
    const area = boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.bottom - box.top), 0)
    expect(painted.inside, `of ${area} in ${name}`).toBeGreaterThan(area / 2)
    const shown = await window.screenshot()
    await mount(window)
    const mounted = await changedPixels(window, { before: shown, after: await window.screenshot(), boxes })
    expect(mounted).toEqual({ inside: 0, outside: 0 })
  })
})
