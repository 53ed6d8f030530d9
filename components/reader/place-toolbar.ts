import type { Stage } from '@/lib/client/stage'
import type { Selected } from '@/lib/client/use-selected'
import { rectsOf } from '@/lib/client/surface/ranges'

/** Between the toolbar and the selection, in px. The handles of a touch selection hang below its last line. */
const GAP = 8
const HANDLES = 36

/**
 * Puts the toolbar above the selection, or below it: on touch, where the system's own menu is above, and where there is no
 * room. Never over the selected words, unless they fill the window: then it stands at the window's edge.
 */
export function placeToolbar(bar: HTMLElement, stage: Stage, { range, by }: Selected): void {
  const rects = rectsOf(stage.blocks, range).filter(({ width }) => width > 0)
  const [first, last] = [rects[0], rects.at(-1)]
  const holder = bar.offsetParent?.getBoundingClientRect()
  if (!first || !last || !holder) return
  const { width, height } = bar.getBoundingClientRect()
  const header = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
  const above = first.top - height - GAP
  const below = last.bottom + (by === 'touch' ? HANDLES : GAP)
  const hasRoomBelow = below + height < window.innerHeight
  const isBelow = by === 'touch' ? hasRoomBelow : above < header - GAP && hasRoomBelow
  const top = isBelow ? below : Math.max(above, header - GAP)
  const edge = isBelow ? last : first
  const left = Math.min(Math.max(GAP, edge.left), document.documentElement.clientWidth - width - GAP)
  bar.style.top = `${top - holder.top}px`
  bar.style.left = `${left - holder.left}px`
  bar.dataset['placed'] = ''
}
