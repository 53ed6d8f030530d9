import { kilobytes, median, ms, percentile, times } from '@/bench/support/statistics'
import type { Acted, Span } from './acting'
import type { Adoption } from './adoption'
import type { InView } from './in-view'
import type { Loaded } from './load'
import { finished } from './probe'
import type { Traced } from './trace'
import type { Variant } from './variants'

/** All that was measured of one reading. */
export type Measured = {
  loads: Record<Variant, Loaded[]>
  traces: Record<Variant, Traced[]>
  inline: { scripts: number; segments: number }
  highlights: { first: InView; later: InView[] }
  adoption: Adoption
  acted: Acted
  plainScroll: { frames: number[]; longest: number }
}

/** A row of a table: what, the plain page's, Postil's, the empty island's, the framework's, what counts, and the target with its verdict. */
export type Row = [string, string, string, string, string, string, string]

/** One figure of each page, as the columns stand. */
type Four = [number, number, number, number]

/** A task that keeps a frame from its time: over two frames of 60 a second. */
const LONG_FRAME = 34

/** What loading costs, in medians. */
export function loadingRows({ loads, traces, inline }: Measured): Row[] {
  const of = (variant: Variant, take: (loaded: Loaded) => number) => median(loads[variant].map(take))
  const traced = (variant: Variant, take: (trace: Traced) => number) => median(traces[variant].map(take))
  const row = (name: string, values: Four, rest: [string, string]): Row => [
    name,
    ...(values.map((value) => (Number.isNaN(value) ? '' : ms(value))) as [string, string, string, string]),
    ...rest,
  ]
  const all = (take: (loaded: Loaded) => number): Four => [
    of('plain', take),
    of('postil', take),
    of('empty', take),
    of('bare', take),
  ]
  const allTraced = (take: (trace: Traced) => number): Four => [
    traced('plain', take),
    traced('postil', take),
    traced('empty', take),
    traced('bare', take),
  ]
  const whole = all(({ probe }) => finished(probe))
  const first = all(({ probe }) => probe.responseStart)
  const after = all(({ probe }) => finished(probe) - probe.responseStart)
  const longest = allTraced((trace) => trace.longest)
  const until = allTraced((trace) => trace.cpuUntilFinished)
  const idle = all(({ cpuIdle }) => cpuIdle)
  const scripts = of('postil', scriptsBefore) - of('empty', scriptsBefore)
  return [
    row('all in view stands (highlighted), ms', whole, ratio(whole, 1.2)),
    row('– first byte of the answer', first, ['', '']),
    row('– the same from the first byte on', after, [times(after[1], after[0]), '']),
    row('longest task, ms', longest, atMost(longest[1] - longest[0], 100)),
    row('CPU until all in view stands, ms', until, atMost(until[1] - until[2], 60)),
    row('CPU until idle, surface adopted, ms', idle, [`+${ms(idle[1] - idle[2])} over empty`, '']),
    [
      'script arrived before, beyond empty',
      '',
      kilobytes(scripts),
      '',
      '',
      ...atMostBytes(scripts + inline.scripts),
    ],
    ['– of it in the page, for the first paint', '', kilobytes(inline.scripts), '', '', '', ''],
    ['– and the segments it reads', '', kilobytes(inline.segments), '', '', '', ''],
    ...heapAndShift(loads),
  ]
}

function heapAndShift(loads: Record<Variant, Loaded[]>): Row[] {
  const heap = (variant: Variant) => median(loads[variant].map((loaded) => loaded.heap)) / 1e6
  const shift = (variant: Variant) => median(loads[variant].map(({ probe }) => probe.shift)).toFixed(4)
  const postil = heap('postil')
  return [
    [
      'JavaScript heap after collection, MB',
      heap('plain').toFixed(1),
      postil.toFixed(1),
      heap('empty').toFixed(1),
      heap('bare').toFixed(1),
      '',
      verdict(postil < 12, '< 12'),
    ],
    ['layout shift while loading', shift('plain'), shift('postil'), shift('empty'), shift('bare'), '', ''],
  ]
}

/** What a reader does, in medians. */
export function actingRows({ acted, plainScroll, highlights, adoption }: Measured): Row[] {
  const opened = median(acted.opened)
  const posted = medianSpan(acted.posted)
  const highlighted = medianSpan(acted.highlighted)
  const { first, later } = highlights
  const wrong = first.wrong + later.reduce((sum, view) => sum + view.wrong, 0)
  const seen = first.characters + later.reduce((sum, view) => sum + view.characters, 0)
  const marked = first.highlighted + later.reduce((sum, view) => sum + view.highlighted, 0)
  const { nodes, misses, pixels, shift, isSelectionKept } = adoption
  const adopted = `${misses} of ${nodes} nodes, ${pixels} pixels, ${shift.toFixed(4)} shift, selection ${isSelectionKept ? 'kept' : 'LOST'}`
  return [
    [
      'characters in view highlighted wrongly',
      '',
      `${wrong} of ${seen} (${marked} lit)`,
      '',
      '',
      '',
      verdict(wrong === 0, '0'),
    ],
    [
      'adopting changed',
      '',
      adopted,
      '',
      '',
      '',
      verdict(misses + pixels + shift === 0 && isSelectionKept, 'nothing'),
    ],
    ['posted, until painted', '', ...spanCells(posted)],
    ['highlighted by the key, until painted', '', ...spanCells(highlighted)],
    ['clicked, until the thread is open, ms', '', ms(opened), '', '', '', verdict(opened < 50, '< 50')],
    scrollRow(acted, plainScroll),
    [
      'JavaScript heap after all this, MB',
      '',
      (acted.heap / 1e6).toFixed(1),
      '',
      '',
      '',
      verdict(acted.heap < 12e6, '< 12'),
    ],
  ]
}

function scrollRow({ frames, longestWhileScrolling }: Acted, plain: Measured['plainScroll']): Row {
  const say = (gaps: number[], longest: number) => {
    const long = gaps.filter((gap) => gap > LONG_FRAME).length
    return `p95 ${ms(percentile(gaps, 0.95))}, ${long} of ${gaps.length} over ${LONG_FRAME}, task ${ms(longest)}`
  }
  const own = frames.filter((gap) => gap > LONG_FRAME).length
  const theirs = plain.frames.filter((gap) => gap > LONG_FRAME).length
  return [
    'twenty screens scrolled, frames in ms',
    say(plain.frames, plain.longest),
    say(frames, longestWhileScrolling),
    '',
    '',
    '',
    verdict(own <= theirs, 'no more long ones than plain'),
  ]
}

function spanCells({ ms: wall, script, cpu }: Span): [string, string, string, string, string] {
  const said = `${ms(wall)} ms; script ${ms(script)}; CPU ${ms(cpu)}`
  return [said, '', '', '', verdict(wall <= 50 && script <= 5, '≤ 50 ms, script ≤ 5')]
}

function medianSpan(spans: Span[]): Span {
  return {
    ms: median(spans.map((span) => span.ms)),
    script: median(spans.map((span) => span.script)),
    cpu: median(spans.map((span) => span.cpu)),
  }
}

function scriptsBefore({ probe, scripts }: Loaded): number {
  return scripts
    .filter(({ arrived }) => arrived <= finished(probe))
    .reduce((sum, { bytes }) => sum + bytes, 0)
}

function ratio([plain, postil]: Four, limit: number): [string, string] {
  return [times(postil, plain), verdict(postil / plain <= limit, `≤ ${limit} ×`)]
}

function atMost(difference: number, limit: number): [string, string] {
  return [`${difference < 0 ? '' : '+'}${ms(difference)}`, verdict(difference <= limit, `≤ +${limit}`)]
}

function atMostBytes(bytes: number): [string, string] {
  return [kilobytes(bytes), verdict(bytes <= 15_000, '≤ 15 kB')]
}

function verdict(isMet: boolean, target: string): string {
  return `${target}: ${isMet ? 'met' : '**missed**'}`
}
