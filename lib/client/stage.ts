import type { Stretch } from '@/lib/client/margin-items'
import { TextBlocks } from '@/lib/client/surface/blocks'
import { rectsOf } from '@/lib/client/surface/ranges'

/** The article as it stands on the page: its blocks, and where in the window its words are. */
export class Stage {
  readonly blocks: TextBlocks

  constructor(readonly root: HTMLElement) {
    this.blocks = new TextBlocks(root)
  }

  /** The top of the line that holds the character at an offset, in client px; the block's top where it has no box. */
  topOf(offset: number): number {
    const [rect] = rectsOf(this.blocks, { start: offset, end: offset + 1 })
    if (rect) return rect.top
    return this.blocks.all[this.blocks.indexAt(offset)]?.element.getBoundingClientRect().top ?? 0
  }

  /** The blocks that lie within `slack` px of the window, and how many cards of a height (px) fit beside each. */
  inView(slack: number, cardHeight: number): Stretch[] {
    const { all } = this.blocks
    const found: Stretch[] = []
    for (let i = this.firstBelow(-slack); i < all.length; i++) {
      const block = all[i]
      if (!block) break
      const { top, height } = block.element.getBoundingClientRect()
      if (top > window.innerHeight + slack) break
      found.push({ start: block.start, end: block.end, room: Math.max(1, Math.floor(height / cardHeight)) })
    }
    return found
  }

  /** The text offset at the top of the window. */
  firstVisible(): number {
    return this.blocks.all[this.firstBelow(0)]?.start ?? 0
  }

  private firstBelow(y: number): number {
    const { all } = this.blocks
    let low = 0
    let high = all.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((all[middle]?.element.getBoundingClientRect().bottom ?? y) < y) low = middle + 1
      else high = middle
    }
    return low
  }
}
