import { TextBlocks } from '@/lib/client/surface/blocks'
import type { Block } from '@/lib/client/surface/blocks'
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
    return this.blockTop(offset)
  }

  /** The blocks that lie within `slack` px of the window. */
  inView(slack: number): Block[] {
    const { all } = this.blocks
    const found: Block[] = []
    for (let i = this.firstBelow(-slack); i < all.length; i++) {
      const block = all[i]
      if (!block || block.element.getBoundingClientRect().top > window.innerHeight + slack) break
      found.push(block)
    }
    return found
  }

  /** The top of the block that holds an offset, in client px. */
  blockTop(offset: number): number {
    return this.blocks.all[this.blocks.indexAt(offset)]?.element.getBoundingClientRect().top ?? 0
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
