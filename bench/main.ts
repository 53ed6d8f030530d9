import { stopChildren } from '@/scripts/children.mjs'
import { Refusal, report } from '@/scripts/report.mjs'
import { anchorsPart } from '@/bench/anchors/anchors-part'
import { fanoutPart } from '@/bench/fanout/fanout-part'
import { listsPart } from '@/bench/lists/lists-part'
import { livePart } from '@/bench/live/live-part'
import { readingPart } from '@/bench/reading/reading-part'
import { seedBook } from '@/bench/seed/seed-book'
import type { Part } from '@/bench/support/part'
import { openInstallation } from '@/bench/support/installation'
import { machineLine } from '@/bench/support/machine'
import { writingPart } from '@/bench/writing/writing-part'

// Run by scripts/bench.mjs. Everything it starts and writes is its own, and goes when it ends.

const PARTS: Record<string, Part> = {
  reading: readingPart,
  anchors: anchorsPart,
  live: livePart,
  fanout: fanoutPart,
  lists: listsPart,
  writing: writingPart,
}
const COUNTS = [100, 1000, 10_000]

let close = async () => {}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(1))
try {
  await run(process.argv.slice(2))
  await end(0)
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  await end(1)
}

async function run(args: string[]): Promise<void> {
  const names = args.filter((arg) => !/^\d+$/.test(arg))
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown !== undefined)
    throw new Refusal(`There is no part "${unknown}"; there are ${Object.keys(PARTS).join(', ')}.`)
  const asked = args.filter((arg) => /^\d+$/.test(arg)).map(Number)
  close = await openInstallation()
  console.log(`\nMeasured on: ${await machineLine()}.`)
  const book = await seedBook()
  report('The book is in the database.')
  for (const [name, part] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue
    report(`${name}: begins.`)
    await part({ book, counts: asked.length > 0 ? asked : COUNTS })
    await stopChildren()
  }
}

async function end(code: number): Promise<void> {
  await stopChildren()
  await close()
  process.exit(code)
}
