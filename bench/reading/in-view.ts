import type { Page } from '@playwright/test'
import { unpackAnchors } from '@/lib/anchoring/pack'
import { FLAG } from '@/lib/anchoring/packed'
import type { PackedAnchors } from '@/lib/anchoring/packed'
import { paintedSegments } from '@/lib/anchoring/segments'
import type { Segment } from '@/lib/anchoring/segments'

/** How many characters of the blocks in view are highlighted otherwise than their anchors say, and how many there are. */
export type InView = { wrong: number; highlighted: number; characters: number }

/** The segments that a reading's anchors make, fetched from its server. */
export async function expectedSegments(address: string, cookie: string): Promise<Segment[]> {
  const { origin, pathname } = new URL(address)
  const answer = await fetch(`${origin}/api/readings/${pathname.split('/').at(-1)}/anchors`, {
    headers: { cookie },
  })
  const anchors = unpackAnchors((await answer.json()) as PackedAnchors)
  return paintedSegments(anchors.filter(({ flags }) => (flags & FLAG.resolved) === 0))
}

/** Compares what is registered in `CSS.highlights` with these segments, in all blocks that touch the window. */
export function checkInView(page: Page, segments: Segment[]): Promise<InView> {
  const columns = segments.map(({ start, end, depth }) => [start, end, depth] as const)
  return page.evaluate(compareInView, columns)
}

function compareInView(expected: readonly (readonly [number, number, number])[]): InView {
  const offsets = new Map<Node, number>()
  const characters = new Set<number>()
  for (const block of document.querySelectorAll<HTMLElement>('#article [data-o]')) {
    const { top, bottom } = block.getBoundingClientRect()
    if (bottom <= 0 || top >= innerHeight) continue
    let at = Number(block.dataset['o'])
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ALL)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        offsets.set(node, at)
        for (let i = 0; i < node.length; i++) characters.add(at + i)
        at += node.length
      } else if (node.nodeName === 'BR' && (node as HTMLElement).className === '') at++
    }
  }
  const found = new Map<number, number>()
  for (const depth of [1, 2, 3]) {
    for (const range of CSS.highlights.get(`depth-${depth}`) ?? []) {
      const from = offsets.get(range.startContainer)
      const to = offsets.get(range.endContainer)
      if (from === undefined || to === undefined) continue
      for (let i = from + range.startOffset; i < to + range.endOffset; i++)
        found.set(i, (found.get(i) ?? 0) + depth)
    }
  }
  const wanted = new Map<number, number>()
  for (const [start, end, depth] of expected) for (let i = start; i < end; i++) wanted.set(i, depth)
  const wrong = [...characters].filter((i) => (wanted.get(i) ?? 0) !== (found.get(i) ?? 0)).length
  const highlighted = [...characters].filter((i) => wanted.has(i)).length
  return { wrong, highlighted, characters: characters.size }
}
