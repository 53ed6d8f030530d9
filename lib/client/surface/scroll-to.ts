import type { TextRange } from '@/lib/anchoring/selectors'
import type { TextBlocks } from './blocks'
import { rectsOf } from './ranges'

/** The header stays over the top of the page: 3.25 rem. */
const HEADER_REM = 3.25

/** What is kept free above and below a range, in px. */
const MARGIN = 24

/** Blocks that were not yet drawn find their height when they are; the way is corrected until the range stands still. */
const CORRECTIONS = 20

/** Standing still for this many frames counts as standing: on a busy machine a block's height comes a frame or two late. */
const STILL_FRAMES = 4

/** Where on the page is room for reading, in client px. */
export type Band = { top: number; bottom: number }

/** The part of the viewport that nothing covers; `covered` is what a sheet hides at the bottom, in px. */
export function readingBand(covered = 0): Band {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
  return { top: HEADER_REM * rem + MARGIN, bottom: innerHeight - covered - MARGIN }
}

/** How far the page must scroll for a box to stand in the band, in px; 0 when it does. A box too high shows its beginning. */
export function scrollNeeded({ top, bottom }: Band, band: Band): number {
  if (top < band.top) return top - band.top
  if (bottom <= band.bottom) return 0
  return Math.min(bottom - band.bottom, top - band.top)
}

/**
 * Brings a range of the text into view and returns once it stands there: not at all when all of it is visible, else to the
 * upper third. Near ones are scrolled to smoothly where motion is welcome. A later call takes over from an earlier one.
 */
export async function scrollToRange(
  blocks: TextBlocks,
  range: TextRange,
  { covered = 0 }: { covered?: number } = {},
): Promise<void> {
  const call = ++calls
  const band = readingBand(covered)
  const first = boxOf(blocks, range)
  if (!first || scrollNeeded(first, band) === 0) return
  const goal = band.top + (band.bottom - band.top) / 4
  const isNear =
    Math.abs(first.top - goal) < innerHeight && !matchMedia('(prefers-reduced-motion: reduce)').matches
  if (isNear) await glide(first.top - goal)
  for (let i = 0, still = 0; i < CORRECTIONS && still < STILL_FRAMES && call === calls; i++) {
    const off = (boxOf(blocks, range)?.top ?? goal) - goal
    const before = scrollY
    if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: 'instant' })
    still = scrollY === before ? still + 1 : 0
    await frame()
  }
}

let calls = 0

function boxOf(blocks: TextBlocks, range: TextRange): Band | null {
  const rects = rectsOf(blocks, range)
  if (rects.length === 0) {
    const block = blocks.all[blocks.indexAt(range.start)]
    return block ? block.element.getBoundingClientRect() : null
  }
  return {
    top: Math.min(...rects.map(({ top }) => top)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  }
}

/** Scrolls smoothly and returns when the page has come to rest. WebKit has no `scrollend`. */
async function glide(by: number): Promise<void> {
  scrollBy({ top: by, behavior: 'smooth' })
  let last = Number.NaN
  for (let still = 0; still < 3;) {
    await frame()
    still = scrollY === last ? still + 1 : 0
    last = scrollY
  }
}

function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })
}
