/**
 * Scrolls to where the reader has stopped, before anything of the text is shown. Its script says where: `data-block` is the
 * block's id, `data-offset` the units into it. Not where an address names a place, not after going back (the browser knows the
 * place better), and not for what the first screen shows. Written into the article as its own source, behind the words it
 * leads to, under the same rules as `firstPaint`; until it has run the text is hidden by `data-resuming` on the root element.
 * Leaves `data-resumed` there when it has scrolled.
 */
export function resumePlace(): void {
  const script = document.currentScript
  script?.remove()
  const page = document.documentElement
  delete page.dataset['resuming']
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (location.hash !== '' || (entry && entry.type !== 'navigate')) return
  const { block: id = '', offset = '0' } = (script as HTMLElement | null)?.dataset ?? {}
  const block = document.querySelector(`#article [data-b="${CSS.escape(id)}"]`)
  if (!block) return
  let rest = Number(offset)
  let { top } = block.getBoundingClientRect()
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node as Text
    if (rest < length) {
      const range = document.createRange()
      range.setStart(node, rest)
      range.setEnd(node, rest + 1)
      top = range.getBoundingClientRect().top
      break
    }
    rest -= length
  }
  if (top < innerHeight * 0.9) return
  const padding = Number.parseFloat(getComputedStyle(page).scrollPaddingTop) || 0
  scrollTo({ top: scrollY + top - padding, behavior: 'instant' })
  page.dataset['resumed'] = ''
}
