import { keepKeys } from './keep-keys'

/**
 * Closes the sheet of the further tools once one of them was chosen, but for one that says how far it is and closes it
 * itself (`data-closes`). The focus goes into what a tool opens. Returns what lets go of it.
 */
export function wireFurther(panel: HTMLElement | null): () => void {
  const choose = ({ target }: MouseEvent) => {
    const chosen = target instanceof Element && target.closest('a, button:not([data-closes])')
    if (!chosen || !panel?.matches(':popover-open')) return
    panel.hidePopover()
    const opened = chosen instanceof HTMLButtonElement ? chosen.popoverTargetElement : null
    if (opened instanceof HTMLElement) focusWhenOpen(opened)
  }
  panel?.addEventListener('click', choose)
  const letGo = keepKeys(panel)
  return () => {
    panel?.removeEventListener('click', choose)
    letGo()
  }
}

/** Its button is out of sight by then, and the Tab key would go on from there. */
function focusWhenOpen(opened: HTMLElement): void {
  opened.tabIndex = -1
  opened.addEventListener('toggle', () => opened.focus({ preventScroll: true }), { once: true })
}
