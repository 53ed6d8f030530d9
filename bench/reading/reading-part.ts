import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { openReading } from '@/bench/seed/seed-book'
import type { BenchReading } from '@/bench/seed/seed-book'
import type { Given } from '@/bench/support/part'
import { table } from '@/bench/support/table'
import { ensureChromium, launchOptions } from '@/scripts/chromium.mjs'
import { report } from '@/scripts/report.mjs'
import { act, scrollOnly } from './acting'
import { checkAdoption } from './adoption'
import { actingRows, loadingRows } from './figures'
import type { Measured } from './figures'
import { checkHighlights } from './first-view'
import { inlineBytes } from './inline-bytes'
import { load } from './load'
import { traceLoad } from './trace'
import { serveVariants, VARIANTS } from './variants'
import type { Variants } from './variants'

const LOADS = 7
const TRACES = 5

/** The reading page beside a plain page of the same text, itself with an empty island, and the framework alone, in real Chromium. */
export async function readingPart({ book, counts }: Given): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-bench-pages-'))
  const variants = await serveVariants(folder)
  const browser = await chromium.launch(launchOptions(await ensureChromium()))
  const cookie = book.people[5]?.cookie ?? ''
  const wellRead = book.people[6]?.cookie ?? ''
  try {
    for (const count of counts) {
      const reading = await openReading(book, `reading-${count}`, count)
      await variants.freeze(reading, cookie)
      const measured = await measure(browser, { variants, reading, cookie, wellRead })
      const title = `### Reading: ${count} annotated passages, ${reading.annotations} annotations`
      const head = ['', 'plain', 'Postil', 'empty island', 'bare Next', 'counts', 'target']
      const rows = [...loadingRows(measured), ...actingRows(measured)]
      console.log(`\n${title}\n\n${table(head, rows)}\n`)
    }
  } finally {
    await browser.close()
    await variants.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** `wellRead` is the cookie of somebody who has read everything. */
type Where = { variants: Variants; reading: BenchReading; cookie: string; wellRead: string }

/** The pages take turns, so that whatever else the machine does falls on all of them. */
async function measure(browser: Browser, { variants, reading, cookie, wellRead }: Where): Promise<Measured> {
  const address = (variant: (typeof VARIANTS)[number]) => variants.addressOf(variant, reading)
  const loads: Measured['loads'] = { plain: [], postil: [], empty: [], bare: [] }
  const traces: Measured['traces'] = { plain: [], postil: [], empty: [], bare: [] }
  // Servers and browser are warmed up once.
  for (const variant of VARIANTS) await load(browser, address(variant), cookie)
  for (let i = 0; i < LOADS; i++)
    for (const variant of VARIANTS) loads[variant].push(await load(browser, address(variant), cookie))
  report('loaded')
  for (let i = 0; i < TRACES; i++)
    for (const variant of VARIANTS) traces[variant].push(await traceLoad(browser, address(variant), cookie))
  report('traced')
  const postil = address('postil')
  const inline = await inlineBytes(postil, cookie)
  const highlights = await checkHighlights(browser, postil, cookie)
  // Between two pictures of a newcomer's page a dot would go that was seen meanwhile.
  await markAllSeen(postil, reading, wellRead)
  const adoption = await checkAdoption(browser, postil, wellRead)
  report('adopted')
  const plainScroll = await scrollOnly(browser, address('plain'), cookie)
  const acted = await act(browser, postil, cookie)
  return { loads, traces, inline, highlights, adoption, acted, plainScroll }
}

async function markAllSeen(address: string, { readingId }: BenchReading, cookie: string): Promise<void> {
  const { origin } = new URL(address)
  const url = `${origin}/api/readings/${readingId}/seen`
  const answer = await fetch(url, { method: 'PUT', headers: { cookie, origin } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
}
