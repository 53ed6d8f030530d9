import type { HighlightName } from './highlights'

/** A segment of the first passages: UTF-16 offsets (end exclusive), depth 1 to 3, and bits of `FLAG`. */
export type FirstSegment = [start: number, end: number, depth: number, flags: number]

/** What stands in the page as JSON under the id `first-anchors`: disjoint, in text order. */
export type FirstAnchors = { s: FirstSegment[] }

declare global {
  /** What `firstPaint` has registered, until `Painter` takes it over. */
  var postilFirstPaint: [name: HighlightName, range: StaticRange][] | undefined
}

/**
 * Paints the first passages before React, all that are given: which of them are in view could only be told by laying the
 * page out, twice then, and blocks that were never drawn have no height of their own yet. Written into the article as its
 * own source, behind the last block it paints, and takes itself away: so the first frame that shows the text shows it
 * highlighted, however long the rest takes to come. It imports nothing, refers to nothing outside itself, and has no inner
 * functions, which some compilers wrap in helpers. Marks the article with `data-painted` and the time with
 * `postil-painted`.
 */
export function firstPaint(): void {
  document.currentScript?.remove()
  const root = document.getElementById('article')
  const data = document.getElementById('first-anchors')
  if (!root) return
  root.dataset['painted'] = ''
  const segments: FirstSegment[] = data ? (JSON.parse(data.textContent || '{}') as FirstAnchors).s : []
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-o]')]
  if (typeof Highlight !== 'function' || !('highlights' in CSS)) return
  const painted: [HighlightName, StaticRange][] = []
  const first = segments[0]?.[0] ?? 0
  const last = segments.at(-1)?.[1] ?? 0
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as HTMLElement
    let at = Number(block.dataset['o'])
    if (at >= last) break
    if (Number(blocks[i + 1]?.dataset['o'] ?? Infinity) <= first) continue
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) {
        at += node.nodeName === 'BR' && !(node as HTMLElement).className ? 1 : 0
        continue
      }
      for (const [start, end, depth, flags] of segments) {
        if (end <= at || start >= at + node.length) continue
        const range = new StaticRange({
          startContainer: node,
          startOffset: Math.max(start - at, 0),
          endContainer: node,
          endOffset: Math.min(end - at, node.length),
        })
        painted.push([`depth-${depth}` as HighlightName, range])
        if (flags & 1) painted.push(['own', range])
        if (flags & 2) painted.push(['guide', range])
      }
      at += node.length
    }
  }
  for (const [name, range] of painted) {
    const highlight = CSS.highlights.get(name) ?? new Highlight()
    highlight.add(range)
    CSS.highlights.set(name, highlight)
  }
  globalThis.postilFirstPaint = painted
  performance.mark('postil-painted')
}
