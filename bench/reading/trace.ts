import type { Browser } from '@playwright/test'
import { IDLE_MS, openPage } from './load'
import { finished, readProbe } from './probe'

/** What a trace says of a page's main thread until it rests, in ms. */
export type Traced = {
  /** CPU until all in view stood (and was highlighted). */
  cpuUntilFinished: number
  /** The longest task, by the clock and in CPU. */
  longest: number
  longestCpu: number
}

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { data?: { documentLoaderURL?: string } }
}

const CATEGORIES = ['toplevel', 'blink.user_timing', 'loading', 'devtools.timeline']

/** A trace now and then begins later in one process than in another, and misses what it was started for. */
const TRIES = 5

/** Loads a page under the browser's own trace; its times by the clock are not used, tracing costs some. */
export async function traceLoad(browser: Browser, address: string, cookie: string): Promise<Traced> {
  for (let i = 0; i < TRIES; i++) {
    const traced = await traceOnce(browser, address, cookie)
    if (traced) return traced
  }
  throw new Error(`No trace knows of a navigation to ${address}`)
}

async function traceOnce(browser: Browser, address: string, cookie: string): Promise<Traced | null> {
  const page = await openPage(browser, address, cookie)
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(IDLE_MS)
  const end = finished(await page.evaluate(readProbe))
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  await page.context().close()
  return measure(trace.traceEvents, { address, end })
}

function measure(events: TraceEvent[], { address, end }: { address: string; end: number }): Traced | null {
  const start = events.find(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === address,
  )
  if (!start) return null
  const { pid, tid, ts: begin } = start
  const tasks = events.filter(
    (event) =>
      event.ph === 'X' &&
      event.name.endsWith('RunTask') &&
      event.pid === pid &&
      event.tid === tid &&
      event.ts >= begin,
  )
  const before = tasks.filter(({ ts }) => ts <= begin + end * 1000)
  const sum = before.reduce((cpu, { tdur = 0 }) => cpu + tdur, 0)
  return {
    cpuUntilFinished: sum / 1000,
    longest: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    longestCpu: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
  }
}
