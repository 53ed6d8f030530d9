/** Where in the window a reader's eye is taken to be: this share of its height below the top. */
const EYE = 0.3

/** Blocks that were not drawn before find their height a frame or two later: for so many the place is set right. */
const FRAMES = 4

/** How far the words may stand from where they were left before somebody must have scrolled, in px. */
const SLACK = 8

/** Does something that lays the text out anew, and leaves the words under the reader's eye where they stand. */
export type KeepPlace = (change: () => void) => void

/**
 * Keeps the place in an article while it is laid out anew. Changes that follow one another without scrolling keep to the
 * same words, so that none of them drifts; a face that arrives late is waited for.
 */
export function placeKeeper(root: HTMLElement): KeepPlace {
  let mark: { range: Range; top: number } | null = null
  let run = 0

  const settle = () => {
    if (!mark) return
    const off = topOf(mark.range) - mark.top
    if (Math.abs(off) >= 1) scrollBy({ top: off, behavior: 'instant' })
  }

  return (change) => {
    if (!mark?.range.startContainer.isConnected || Math.abs(topOf(mark.range) - mark.top) > SLACK) {
      const range = lineAt(root, innerHeight * EYE)
      mark = range && { range, top: topOf(range) }
    }
    const current = ++run
    change()
    settle()
    const again = (left: number) => {
      requestAnimationFrame(() => {
        if (current !== run) return
        settle()
        if (left > 1) again(left - 1)
      })
    }
    again(FRAMES)
    void document.fonts.ready.then(() => current === run && again(1))
  }
}

/**
 * The first character of the line at a height of the window (client px), or of the next one below; null in an empty article.
 */
export function lineAt(root: HTMLElement, y: number): Range | null {
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-o]')]
  const block = blocks.find((one) => one.getBoundingClientRect().bottom > y) ?? blocks.at(-1)
  if (!block) return null
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    range.selectNodeContents(node)
    if (range.getBoundingClientRect().bottom > y) return atLine(range, node, y)
  }
  range.selectNode(block)
  return range
}

/** By bisection, since the characters of a text stand below one another. */
function atLine(range: Range, node: Text, y: number): Range {
  let low = 0
  let high = Math.max(0, node.length - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    range.setStart(node, middle)
    range.setEnd(node, middle + 1)
    if (range.getBoundingClientRect().bottom > y) high = middle
    else low = middle + 1
  }
  range.setStart(node, low)
  range.setEnd(node, Math.min(node.length, low + 1))
  return range
}

function topOf(range: Range): number {
  return range.getBoundingClientRect().top
}
