import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { startChild } from '@/scripts/children.mjs'
import type { WebKit } from '@/scripts/engines.mjs'
import { freePort } from '@/scripts/ports.mjs'
import { until } from '@/tests/support/until'
import { keysOf, SIZE } from './engine'
import type { Browser, Point, Window } from './engine'
import { startSession } from './webdriver'
import type { Session } from './webdriver'

/** Keys that are no characters, as WebDriver numbers them (section 17.4.2). */
const KEYS: Record<string, string> = {
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Tab: '\uE004',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

/** Launches WebKitGTK's small browser on a screen of memory. */
export async function launchWebKit({ driver, browser, screen }: WebKit): Promise<Browser> {
  const display = await startScreen(screen)
  const port = await freePort()
  const env = {
    ...process.env,
    DISPLAY: `:${display.number}`,
    GDK_BACKEND: 'x11',
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: '1',
  }
  const service = startChild(driver, [`--port=${port}`], { env, stdio: 'ignore' })
  const base = `http://127.0.0.1:${port}`
  await until('the driver of WebKit answers', async () => {
    const response = await fetch(`${base}/status`).catch(() => null)
    return response?.ok
  })
  const session = await startSession(base, {
    alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
  })
  await fitWindow(session)
  return {
    window: windowOf(session),
    close: async () => {
      await session.send('DELETE', '')
      await Promise.all([service, display.process].map(end))
    },
  }
}

async function startScreen(screen: string): Promise<{ process: ChildProcess; number: string }> {
  const child = startChild(screen, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [line] = (await once(child.stdio[3] as Readable, 'data')) as [Buffer]
  return { process: child, number: line.toString().trim() }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** The window is larger than the page by its frame. */
async function fitWindow(session: Session): Promise<void> {
  const script = 'return [innerWidth, innerHeight]'
  await session.send('POST', '/window/rect', { x: 0, y: 0, ...SIZE })
  const [width = 0, height = 0] = (await session.send('POST', '/execute/sync', {
    script,
    args: [],
  })) as number[]
  await session.send('POST', '/window/rect', {
    width: 2 * SIZE.width - width,
    height: 2 * SIZE.height - height,
  })
}

function windowOf(session: Session): Window {
  const act = (...actions: unknown[]) => session.send('POST', '/actions', { actions })
  return {
    open: async (url) => {
      await session.send('POST', '/url', { url })
    },
    evaluate: async (fn, given) => (await evaluate(session, String(fn), given)) as never,
    press: async (...chords) => {
      for (const chord of chords) await act(keyboard(pressed(keysOf(chord).map((key) => KEYS[key] ?? key))))
    },
    type: async (text) => {
      await act(keyboard(Array.from(text, (value) => pressed([value])).flat()))
    },
    click: async (point, count = 1) => {
      await act(mouse([moveTo(point), ...Array.from({ length: count }, () => [DOWN, UP]).flat()]))
    },
    drag: async (from, to) => {
      const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
      await act(mouse([moveTo(from), DOWN, moveTo(between), moveTo(to), UP]))
    },
    screenshot: async () => (await session.send('GET', '/screenshot')) as string,
  }
}

async function evaluate(session: Session, fn: string, given: unknown): Promise<unknown> {
  const script = `const done = arguments[arguments.length - 1]
    Promise.resolve().then(() => (${fn})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error && error.stack || error) }))`
  const answer = await session.send('POST', '/execute/async', { script, args: [given ?? null] })
  const { value, error } = answer as { value?: unknown; error?: string }
  if (error !== undefined) throw new Error(error)
  return value
}

const DOWN = { type: 'pointerDown', button: 0 }
const UP = { type: 'pointerUp', button: 0 }

function moveTo({ x, y }: Point) {
  return { type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y), duration: 0 }
}

function mouse(actions: unknown[]) {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }
}

function pressed(values: string[]) {
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
  ]
}

function keyboard(actions: unknown[]) {
  return { type: 'key', id: 'keyboard', actions }
}
