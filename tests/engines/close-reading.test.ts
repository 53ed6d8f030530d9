import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { findEmbeddedPostgres } from '@/scripts/embedded-postgres.mjs'
import { openScenery } from '@/tests/e2e/support/ask-scenes'
import { until } from '@/tests/support/until'
import type { Browser, Point, Window } from './support/engine'
import { engines } from './support/engines'

type Opened = Awaited<ReturnType<typeof openScenery>>

/** Where the first element of a selector stands that says these words, once there is one and it has come to rest. */
function find(window: Window, selector: string, words = ''): Promise<Point> {
  return until(`${selector} ${words}`, () =>
    window.evaluate(
      async ({ css, wanted }) => {
        const place = () => {
          const all = [...document.querySelectorAll<HTMLElement>(css)]
          const named = all.filter((one) => `${one.ariaLabel} ${one.textContent}`.includes(wanted))
          const found = named.find((one) => one.checkVisibility() && one.getClientRects().length > 0)
          const { x = 0, y = 0, width = 0, height = 0 } = found?.getBoundingClientRect() ?? {}
          return width && height ? { x: x + width / 2, y: y + height / 2 } : null
        }
        const before = place()
        for (let i = 0; i < 4; i++) await new Promise((resolve) => requestAnimationFrame(resolve))
        const after = place()
        return before?.x === after?.x && before?.y === after?.y ? after : null
      },
      { css: selector, wanted: words },
    ),
  )
}

async function press(window: Window, selector: string, words = ''): Promise<void> {
  await window.click(await find(window, selector, words))
}

async function fill(window: Window, selector: string, text: string): Promise<void> {
  await press(window, selector)
  await window.type(text)
}

/** The ends of words of the text, once it stands still. */
function wordsAt(window: Window, words: string): Promise<{ from: Point; to: Point }> {
  return window.evaluate(async (wanted) => {
    const walker = document.createTreeWalker(
      document.getElementById('article') as HTMLElement,
      NodeFilter.SHOW_TEXT,
    )
    let node = walker.nextNode() as Text
    while (!node.data.includes(wanted)) node = walker.nextNode() as Text
    node.parentElement?.scrollIntoView({ block: 'center' })
    const range = document.createRange()
    const boxAt = (offset: number) => {
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect()
    }
    const start = node.data.indexOf(wanted)
    let top = Number.NaN
    while (boxAt(start).top !== top) {
      top = boxAt(start).top
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const [first, last] = [boxAt(start), boxAt(start + wanted.length - 1)]
    const middle = ({ top: above, height }: DOMRect) => above + height / 2
    return {
      from: { x: first.left + 1, y: middle(first) },
      to: { x: last.right - 1, y: middle(last) },
    }
  }, words)
}

/** What is painted under a name, in words. */
function painted(window: Window, name: string): Promise<string> {
  return window.evaluate((key) => {
    const ranges = [...(CSS.highlights.get(key) ?? [])].map((found) => {
      const live = document.createRange()
      live.setStart(found.startContainer, found.startOffset)
      live.setEnd(found.endContainer, found.endOffset)
      return String(live)
    })
    return ranges.join('|')
  }, name)
}

function textOf(window: Window, selector: string): Promise<string> {
  return window.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector)
}

describe.each(engines())('close reading in $name', ({ launch }) => {
  let opened: Opened
  let browser: Browser
  const { address, data } = inject('served')
  beforeAll(async () => {
    const url = await findEmbeddedPostgres(path.join(data, 'postgres'))
    if (!url) throw new Error(`No PostgreSQL runs on ${data}`)
    opened = await openScenery({ DATABASE_URL: url('postil') })
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await opened.close()
  })

  test('a reader signs in, annotates a passage, is answered, and answers', async () => {
    const { scenery } = opened
    const { window } = browser
    const scene = await scenery.scene({ password: 'jonas' })
    const { jonas, aiko } = scene.people
    const said = { in: scene.id, by: aiko, on: 'For three winters', says: 'Three winters of silence' }
    const root = await scenery.annotate(said)

    await window.open(`${address}/sign-in?next=${encodeURIComponent(scene.path)}`)
    await fill(window, 'input[name=email]', jonas.email)
    await fill(window, 'input[name=password]', jonas.password ?? '')
    await window.press('Enter')
    await until('the room is ready', () =>
      // While the page goes over to the next there is none to ask.
      window.evaluate(() => document.querySelector('main[data-ready]') !== null, null).catch(() => false),
    )
    await until('the first passage is painted', async () =>
      (await painted(window, 'depth-1')).includes('For three winters'),
    )

    const { from, to } = await wordsAt(window, 'The office on the mainland')
    await window.drag(from, to)
    await press(window, '[role=toolbar] button', 'Annotate')
    await until('the composer has the focus', () =>
      window.evaluate(() => document.activeElement?.getAttribute('contenteditable') === 'true', null),
    )
    await window.type('As if the weather were free.')
    await window.press('Control+Enter')
    await until('the new passage is painted', async () =>
      (await painted(window, 'own')).includes('The office on the mainland'),
    )
    await expect.poll(() => scenery.stored({ in: scene.id }), { timeout: 30_000 }).toHaveLength(2)

    await press(window, `[data-thread="${root}"] a`)
    await until('the thread is open', async () =>
      (await textOf(window, '[data-open-thread]')).includes('Three winters of silence'),
    )
    await press(window, '[data-open-thread] button', 'Reply')
    await until('the reply has the focus', () =>
      window.evaluate(() => document.activeElement?.getAttribute('contenteditable') === 'true', null),
    )
    await window.type('Or of calm.')
    await window.press('Control+Enter')
    await until('the reply is shown', async () =>
      (await textOf(window, '[data-open-thread]')).includes('Or of calm.'),
    )
    await expect.poll(() => scenery.stored({ in: scene.id }), { timeout: 30_000 }).toHaveLength(3)

    await scenery.reply({ to: root, by: aiko, says: 'Of calm, surely.' })
    await until('what the other says arrives', async () =>
      (await textOf(window, '[data-open-thread]')).includes('Of calm, surely.'),
    )
  })
})
