import { densityOf } from '@/lib/anchoring/density'
import type { TextRange } from '@/lib/anchoring/selectors'

/** From how many annotations on a place is drawn in the next shade, which is also broader: colour alone says nothing. */
const SHADES = [
  { from: 4, token: '--mark-3', share: 1 },
  { from: 2, token: '--mark-3', share: 0.75 },
  { from: 1, token: '--mark-2', share: 0.5 },
  { from: 0, token: '--line', share: 0.25 },
] as const

/**
 * Draws how densely a text of `length` UTF-16 units is annotated, from its beginning at the top to its end, one row of the
 * screen's pixels at a time. Costs a pass over the anchors and some hundreds of rectangles.
 */
export function drawDensity(canvas: HTMLCanvasElement, anchors: readonly TextRange[], length: number): void {
  const context = canvas.getContext('2d')
  const { width, height } = canvas.getBoundingClientRect()
  if (!context || height === 0) return
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  const style = getComputedStyle(canvas)
  const colours = SHADES.map(({ token }) => style.getPropertyValue(token))
  const counts = densityOf(anchors, length, canvas.height)
  let from = 0
  for (let row = 1; row <= counts.length; row++) {
    const shade = shadeOf(counts[from] ?? 0)
    if (row < counts.length && shadeOf(counts[row] ?? 0) === shade) continue
    const { share } = SHADES[shade] ?? SHADES[3]
    context.fillStyle = colours[shade] ?? ''
    context.fillRect(canvas.width * (1 - share), from, canvas.width * share, row - from)
    from = row
  }
}

function shadeOf(count: number): number {
  return SHADES.findIndex(({ from }) => count >= from)
}
