import { densitySegments } from '@/lib/anchoring/density'
import type { TextRange } from '@/lib/anchoring/selectors'

/** From how many annotations on a piece has the next shade; from four on it is also broader. In px of CSS. */
const SHADES = [
  { from: 4, token: '--mark-3', opacity: 1, breadth: 6 },
  { from: 2, token: '--mark-3', opacity: 0.8, breadth: 4 },
  { from: 1, token: '--mark-2', opacity: 0.8, breadth: 4 },
  { from: 0, token: '--line', opacity: 0.55, breadth: 4 },
] as const

/** The lowest piece that can be told from its neighbours, the gap between two, and how round their ends are, in px. */
const [LEAST, GAP, ROUND] = [6, 2, 2]

/**
 * Draws how densely a text is annotated, from its beginning at the top to its end: its blocks as pieces with gaps between
 * them, or, where they are too many for that, one row of pixels after the other. Costs a pass over the anchors and some
 * hundreds of rectangles.
 */
export function drawDensity(
  canvas: HTMLCanvasElement,
  anchors: readonly TextRange[],
  blocks: readonly TextRange[],
): void {
  const context = canvas.getContext('2d')
  const { width, height } = canvas.getBoundingClientRect()
  if (!context || height === 0) return
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  context.scale(canvas.width / width, canvas.height / height)
  const inks = SHADES.map(({ token }) => inkOf(canvas, token))
  const arePieces = height / blocks.length >= LEAST
  const isMirrored = getComputedStyle(canvas).direction === 'rtl'
  for (const { from, to, count } of densitySegments(anchors, blocks, {
    rows: Math.round(height),
    least: LEAST,
  })) {
    const shade = SHADES.findIndex((one) => count >= one.from)
    const { opacity, breadth } = SHADES[shade] ?? SHADES[3]
    const tall = (to - from) * height - (arePieces && to < 1 ? GAP : 0)
    context.globalAlpha = opacity
    context.fillStyle = inks[shade] ?? ''
    context.beginPath()
    context.roundRect(
      isMirrored ? width - breadth : 0,
      from * height,
      breadth,
      Math.max(1, tall),
      arePieces ? ROUND : 0,
    )
    context.fill()
  }
}

/** A token's colour as a canvas reads it: of a custom property the browser keeps the words, `light-dark(…)` and all. */
function inkOf(canvas: HTMLCanvasElement, token: string): string {
  canvas.style.color = `var(${token})`
  return getComputedStyle(canvas).color
}
