'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button'
import styles from './dialog.module.css'

export type DialogProps = { title: string; onClose: () => void; children: ReactNode }

/**
 * The platform's modal dialog, open while it is drawn: it holds the focus, closes on Escape and on a click beside it, and
 * gives the focus back to where it was.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    const closeBeside = ({ target }: MouseEvent) => {
      if (target === element) element.close()
    }
    element.addEventListener('click', closeBeside)
    element.addEventListener('keydown', keepKeys)
    return () => {
      element.removeEventListener('click', closeBeside)
      element.removeEventListener('keydown', keepKeys)
      element.close()
    }
  }, [])

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={titleId} onClose={onClose}>
      <div className={styles.inside}>
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <Button icon aria-label="Close" onClick={() => dialog.current?.close()}>
            <X size={18} aria-hidden="true" />
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

/** The page's own keys must not act behind it; Escape is the platform's. */
function keepKeys(event: KeyboardEvent): void {
  event.stopPropagation()
}
