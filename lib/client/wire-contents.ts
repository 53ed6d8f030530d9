import type { Stage } from '@/lib/client/stage'

/**
 * Marks, whenever the contents are opened, the heading under which the reader is, brings it into sight, and closes them once
 * one was followed. `list` is the popover with the links, whose `data-start` are text offsets. Returns what ends it.
 */
export function wireContents(list: HTMLElement, stage: Stage): () => void {
  const abort = new AbortController()
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a[data-start]')]
  let followed: HTMLAnchorElement | undefined
  const topOf = (link: HTMLAnchorElement) => stage.blockTop(Number(link.dataset['start']))
  const mark = () => {
    // A heading that was followed stays the one that is read for as long as it is on the screen.
    const isThere = followed && topOf(followed) >= 0 && topOf(followed) < window.innerHeight
    const at = stage.underEye()
    const current = isThere ? followed : links.findLast((link) => Number(link.dataset['start']) <= at)
    for (const link of links) {
      if (link === current) link.setAttribute('aria-current', 'location')
      else link.removeAttribute('aria-current')
    }
    return current
  }
  list.addEventListener('beforetoggle', mark, { signal: abort.signal })
  list.addEventListener(
    'toggle',
    () => {
      if (list.matches(':popover-open')) mark()?.scrollIntoView({ block: 'nearest' })
    },
    { signal: abort.signal },
  )
  list.addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null
      if (!link) return
      followed = link
      list.hidePopover()
    },
    { signal: abort.signal },
  )
  return () => abort.abort()
}
