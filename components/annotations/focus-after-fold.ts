import { threadOf } from '@/lib/client/draft'
import type { Draft } from '@/lib/client/draft'

/**
 * Puts the focus where a composer was once it has folded: on the folded draft, else on what was posted, else on what the
 * composer had been opened from, else on the article. Without this the keyboard would be back at the top of the page.
 */
export function focusAfterFold(draft: Draft): void {
  const rootId = threadOf(draft)
  const places = [
    `#draft-${draft.id}`,
    `[data-thread="${draft.id}"] a`,
    `#annotation-${draft.id}`,
    ...(rootId ? [`#reply-${rootId}`, `[data-thread="${rootId}"] a`] : []),
    '#article',
  ]
  requestAnimationFrame(() => {
    const [first] = places.flatMap((place) => document.querySelector<HTMLElement>(place) ?? [])
    first?.focus({ preventScroll: true })
  })
}
