import puppeteer from 'puppeteer-core'
import type { KeyInput, Page } from 'puppeteer-core'
import type { Browser, Window } from './engine'
import { SIZE, keysOf } from './engine'

type Launched = { browser: 'chrome' | 'firefox'; executablePath: string; args?: string[] }

/** Launches Chromium or Firefox as the system has it. */
export async function launchPuppeteer(options: Launched): Promise<Browser> {
  const args = options.browser === 'chrome' ? ['--no-sandbox', ...(options.args ?? [])] : []
  const browser = await puppeteer.launch({ ...options, args, headless: true, defaultViewport: SIZE })
  const page = await browser.newPage()
  return { window: windowOf(page), close: () => browser.close() }
}

function windowOf(page: Page): Window {
  return {
    open: async (url) => {
      await page.goto(url)
    },
    evaluate: async (fn, given) => {
      // As text: what is deep does not come whole from Firefox.
      const call = `(async () => JSON.stringify(await (${String(fn)})(${JSON.stringify(given)})))()`
      const answer = (await page.evaluate(call)) as string | undefined
      return (answer === undefined ? undefined : JSON.parse(answer)) as never
    },
    press: async (...chords) => {
      for (const chord of chords) await pressChord(page, keysOf(chord) as KeyInput[])
    },
    type: (text) => page.keyboard.type(text),
    click: async ({ x, y }, count = 1) => page.mouse.click(x, y, { count }),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2)
      await page.mouse.move(to.x, to.y)
      await page.mouse.up()
    },
    screenshot: () => page.screenshot({ encoding: 'base64' }),
  }
}

async function pressChord(page: Page, keys: KeyInput[]): Promise<void> {
  const held = keys.slice(0, -1)
  for (const key of held) await page.keyboard.down(key)
  await page.keyboard.press(keys.at(-1) as KeyInput)
  for (const key of held.toReversed()) await page.keyboard.up(key)
}
