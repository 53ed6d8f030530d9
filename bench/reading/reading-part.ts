import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { openReading } from '@/bench/seed/seed-book'
import type { Given } from '@/bench/support/part'
import { kilobytes, median, ms, percentile, times } from '@/bench/support/statistics'
import { table } from '@/bench/support/table'
import { findChromium } from '@/scripts/chromium.mjs'
import { act, scrollOnly } from './acting'
import { checkAdoption } from './adoption'
import { checkHighlights } from './first-view'
import { load } from './load'
import type { Loaded } from './load'
import { finished } from './probe'
import { traceLoad } from './trace'
import type { Traced } from './trace'
import { serveVariants, VARIANTS } from './variants'
import type { Variant } from './variants'

/** Loads of each page, in turn; medians of them are told. */
const LOADS = 7
const TRACES = 5

type Addresses = Record<Variant, string>
type Page = { browser: Browser; addresses: Addresses; cookie: string }

/** The reading page beside a plain page of the same text and beside itself with nothing in its island. */
export async function readingPart({ book, counts }: Given): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-bench-pages-'))
  const variants = await serveVariants(folder)
  const executablePath = findChromium()
  const browser = await chromium.launch(executablePath ? { executablePath } : {})
  const cookie = book.people[5]?.cookie ?? ''
  for (const count of counts) {
    const reading = await openReading(book, `reading-${count}`, count)
    await variants.freeze(reading, cookie)
    const addresses = {
      plain: variants.addressOf('plain', reading),
      postil: variants.addressOf('postil', reading),
      empty: variants.addressOf('empty', reading),
    }
    console.log(`\n### Reading: ${count} annotated passages\n`)
    await tellLoading({ browser, addresses, cookie })
    await tellAdoption({ browser, addresses, cookie })
    await tellActing({ browser, addresses, cookie })
  }
  await browser.close()
  await variants.stop()
  fs.rmSync(folder, { recursive: true, force: true })
}

async function tellLoading({ browser, addresses, cookie }: Page): Promise<void> {
  const loads: Record<Variant, Loaded[]> = { plain: [], postil: [], empty: [] }
  const traces: Record<Variant, Traced[]> = { plain: [], postil: [], empty: [] }
  for (let i = 0; i < LOADS; i++)
    for (const each of VARIANTS) loads[each].push(await load(browser, addresses[each], cookie))
  for (let i = 0; i < TRACES; i++)
    for (const each of VARIANTS) traces[each].push(await traceLoad(browser, addresses[each], cookie))
  const own = median(loads.plain.map(({ probe }) => finished(probe)))
  const rows = VARIANTS.map((each) => {
    const stood = median(loads[each].map(({ probe }) => finished(probe)))
    return [
      each,
      ms(stood),
      times(stood, own),
      ms(median(traces[each].map(({ longest }) => longest))),
      ms(median(traces[each].map(({ cpuUntilFinished }) => cpuUntilFinished))),
      ms(median(loads[each].map(({ cpuIdle }) => cpuIdle))),
      ms(median(loads[each].map(({ cpuLater }) => cpuLater))),
      kilobytes(median(loads[each].map(scriptsBefore))),
      kilobytes(median(loads[each].map(({ heap }) => heap))),
    ]
  })
  const head = [
    'page',
    'in view stands, ms',
    'beside plain',
    'longest task, ms',
    'CPU until then, ms',
    'CPU at rest, ms',
    'CPU 8 s after, ms',
    'script files until then',
    'JS heap',
  ]
  console.log(`${table(head, rows)}\n`)
  const { first, later } = await checkHighlights(browser, addresses.postil, cookie)
  const wrong = later.reduce((sum, view) => sum + view.wrong, first.wrong)
  console.log(
    `Highlights against their anchors: ${wrong} wrong characters of ${first.characters} in the first view and ${later.length} later ones.\n`,
  )
}

/** Bytes of the script files that had arrived when all in view stood, compressed. */
function scriptsBefore({ probe, scripts }: Loaded): number {
  const end = finished(probe)
  return scripts.reduce((sum, { bytes, arrived }) => sum + (arrived <= end ? bytes : 0), 0)
}

async function tellAdoption({ browser, addresses, cookie }: Page): Promise<void> {
  const {
    nodes,
    misses,
    pixels,
    shift,
    isSelectionKept,
    ms: took,
  } = await checkAdoption(browser, addresses.postil, cookie)
  const head = [
    'adopting the surface',
    'nodes',
    'misses',
    'changed pixels',
    'layout shift',
    'selection',
    'ms',
  ]
  const row = [
    '',
    String(nodes),
    String(misses),
    String(pixels),
    shift.toFixed(4),
    isSelectionKept ? 'kept' : 'lost',
    ms(took),
  ]
  console.log(`${table(head, [row])}\n`)
}

async function tellActing({ browser, addresses, cookie }: Page): Promise<void> {
  const plain = await scrollOnly(browser, addresses.plain, cookie)
  const { opened, posted, highlighted, frames, longestWhileScrolling, heap } = await act(
    browser,
    addresses.postil,
    cookie,
  )
  const wall = (spans: { ms: number }[]) => ms(median(spans.map((span) => span.ms)))
  const work = (spans: { cpu: number }[]) => ms(median(spans.map(({ cpu }) => cpu)))
  const rows = [
    ['click to open thread', ms(median(opened)), ''],
    ['posted to painted', wall(posted), work(posted)],
    ['key to highlight', wall(highlighted), work(highlighted)],
    ['frame while scrolling, p99', ms(percentile(frames, 0.99)), ''],
    ['the same, plain page', ms(percentile(plain.frames, 0.99)), ''],
    ['longest task while scrolling', ms(longestWhileScrolling), ''],
    ['the same, plain page', ms(plain.longest), ''],
    ['JS heap afterwards', kilobytes(heap), ''],
  ]
  console.log(`${table(['acting', 'clock, ms', 'CPU, ms'], rows)}\n`)
}
