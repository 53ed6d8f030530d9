/** The text offset (UTF-16) of the first block that the window shows; 0 without an article. */
export function textPlace(): number {
  const blocks = document.querySelectorAll<HTMLElement>('#article [data-o]')
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) <= 0) low = middle + 1
    else high = middle
  }
  return Number(blocks[low]?.dataset['o'] ?? 0)
}
