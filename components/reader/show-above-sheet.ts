import type { TextRange } from '@/lib/anchoring/selectors'
import type { Stage } from '@/lib/client/stage'

/** Frames to wait for what is drawn: a sheet, a reply. */
export const PATIENCE = 30

/** Where the sheet covers part of the text, what it leaves free is known once it is there. */
type Showing = { signal: AbortSignal; waitsForSheet: boolean }

/**
 * Brings a passage into view, above the sheet where there is one; not at all when it stands there. Returns the sheet once
 * the page has come to rest, and nothing where there is none or the signal was aborted.
 */
export async function showAboveSheet(
  stage: Stage,
  place: TextRange,
  { signal, waitsForSheet }: Showing,
): Promise<Element | null> {
  const { scrollToRange } = await import('@/lib/client/surface/scroll-to')
  let sheet = document.querySelector('[data-sheet]')
  for (let i = 0; waitsForSheet && !sheet && i < PATIENCE; i++) {
    await frame()
    sheet = document.querySelector('[data-sheet]')
  }
  await frame()
  if (signal.aborted) return null
  const covered = waitsForSheet && sheet ? window.innerHeight - sheet.getBoundingClientRect().top : 0
  await scrollToRange(stage.blocks, place, { covered })
  return signal.aborted ? null : sheet
}

/** The next frame. */
export function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve())
  })
}
