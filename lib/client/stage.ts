import { TextBlocks } from '@/lib/client/surface/blocks'
import type { Block } from '@/lib/client/surface/blocks'
import { blocksNear } from '@/lib/client/surface/near-window'
import { lineAt } from '@/lib/client/surface/keep-place'
import { rectsOf } from '@/lib/client/surface/ranges'

/** The article as it stands on the page: its blocks, and where in the window its words are. */
export class Stage {
  readonly blocks: TextBlocks

  /** How far below its block's top a character's line is, in px; known as long as the block keeps its size. */
  private readonly lines = new WeakMap<HTMLElement, { size: string; below: Map<number, number> }>()

  constructor(readonly root: HTMLElement) {
    this.blocks = new TextBlocks(root)
  }

  /** The top of the line that holds the character at an offset, in client px; the block's top where it has no box. */
  topOf(offset: number): number {
    const block = this.blocks.all[this.blocks.indexAt(offset)]
    if (!block) return 0
    const { top, width, height } = block.element.getBoundingClientRect()
    const size = `${width} ${height}`
    let known = this.lines.get(block.element)
    if (known?.size !== size) this.lines.set(block.element, (known = { size, below: new Map() }))
    let below = known.below.get(offset)
    if (below === undefined) {
      const [rect] = rectsOf(this.blocks, { start: offset, end: offset + 1 })
      if (!rect) return top
      known.below.set(offset, (below = rect.top - top))
    }
    return top + below
  }

  /** The blocks that lie within `slack` px of the window. */
  inView(slack: number): readonly Block[] {
    const { from, to } = blocksNear(this.blocks, slack)
    return this.blocks.all.slice(from, to)
  }

  /** The top of the block that holds an offset, in client px. */
  blockTop(offset: number): number {
    return this.blocks.all[this.blocks.indexAt(offset)]?.element.getBoundingClientRect().top ?? 0
  }

  /** The text offset at which the block begins that a reader's eye is on: the one over the upper third of the window. */
  underEye(): number {
    const y = window.innerHeight / 3
    const near = this.inView(0)
    const block = near.findLast(({ element }) => element.getBoundingClientRect().top <= y)
    return (block ?? near[0])?.start ?? 0
  }

  /** The text offset of the first line that the bar over the page does not cover. */
  firstRead(): number {
    const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0
    const line = lineAt(this.root, padding)
    const at = line && this.blocks.offset({ node: line.startContainer, offset: line.startOffset }, 1)
    return at ?? 0
  }

  /** The text offset at the top of the window. */
  firstVisible(): number {
    return this.inView(0)[0]?.start ?? 0
  }
}
