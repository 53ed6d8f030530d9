import type { Stage } from '@/lib/client/stage'

/**
 * Marks, whenever the contents are opened, the heading under which the reader is, brings it into sight, and closes them once
 * one was followed. `list` is the popover with the links, whose `data-start` are text offsets. Returns what ends it.
 */
export function wireContents(list: HTMLElement, stage: Stage): () => void {
  const abort = new AbortController()
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a[data-start]')]
  const mark = () => {
    // A heading that was followed comes to rest in the upper half, with the end of what is before it above.
    const middle = window.innerHeight / 2
    const current = links.findLast((link) => stage.blockTop(Number(link.dataset['start'])) <= middle)
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
      if (target instanceof Element && target.closest('a')) list.hidePopover()
    },
    { signal: abort.signal },
  )
  return () => abort.abort()
}
