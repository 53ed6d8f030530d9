/** The room's own keys must not act behind an open popover; the platform's Escape closes it. Returns what lets go of it. */
export function keepKeys(panel: HTMLElement | null): () => void {
  const stop = (event: KeyboardEvent) => {
    if (panel?.matches(':popover-open')) event.stopPropagation()
  }
  panel?.addEventListener('keydown', stop)
  return () => panel?.removeEventListener('keydown', stop)
}
