import type { Browser, CDPSession, Page } from '@playwright/test'
import { installProbe, readProbe } from './probe'
import type { Probe } from './probe'

export const VIEWPORT = { width: 1280, height: 800 }

/** In ms after the load event: the surface has been adopted, and the composer, which is fetched later, has not come yet. */
export const IDLE_MS = 3500

/** One load in a fresh context: what the page told; CPU of its main thread in ms (`threadTicks`); its heap; its scripts. */
export type Loaded = { probe: Probe; cpuIdle: number; heap: number; scripts: Script[] }

/** A script file: its compressed size in bytes, and when it had arrived. */
export type Script = { name: string; bytes: number; arrived: number }

/** A page of a fresh context that is signed in and has the probe. */
export async function openPage(browser: Browser, address: string, cookie: string): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: new URL(address).origin }])
  const page = await context.newPage()
  // What the compiler wraps functions in is not there in the page.
  await page.addInitScript('globalThis.__name ??= (named) => named')
  await page.addInitScript(installProbe)
  return page
}

/** Loads a page and watches it until it rests. */
export async function load(browser: Browser, address: string, cookie: string): Promise<Loaded> {
  const page = await openPage(browser, address, cookie)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForTimeout(IDLE_MS)
  const cpuIdle = await cpu(devtools)
  const isPostil = (await page.locator('main[data-ready]').count()) > 0
  if (isPostil && !(await page.evaluate(isAdopted))) throw new Error('The surface was not adopted in time')
  const probe = await page.evaluate(readProbe)
  const scripts = await page.evaluate(readScripts)
  const heap = await heapAfterCollection(devtools)
  await page.context().close()
  return { probe, cpuIdle, heap, scripts }
}

/** True once an editor stands on the article; Tiptap leaves itself there. */
export function isAdopted(): boolean {
  const article = document.getElementById('article')
  return article !== null && 'editor' in article
}

/** CPU of the page's main thread so far, in ms. */
export async function cpu(devtools: CDPSession): Promise<number> {
  return (await metric(devtools, 'TaskDuration')) * 1000
}

/** Bytes of the page's JavaScript that are in use after a full collection. */
export async function heapAfterCollection(devtools: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage')
  return metric(devtools, 'JSHeapUsedSize')
}

async function metric(devtools: CDPSession, name: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN
}

function readScripts(): Script[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  return entries
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .map(({ name, encodedBodySize, responseEnd }) => ({
      name: new URL(name).pathname,
      bytes: encodedBodySize,
      arrived: responseEnd,
    }))
}
